package org.costscape.parameter;

import java.util.ArrayList;
import java.util.List;

/** The order of the named blocks in a flat parameter vector θ; blocks follow each other without gaps. */
public final class ParameterLayout {
    private final List<Block> blocks;
    private final int size;

    private ParameterLayout(List<Block> blocks, int size) {
        this.blocks = List.copyOf(blocks);
        this.size = size;
    }

    /** Collects blocks one after the other. */
    public static final class Builder {
        private final List<Block> blocks = new ArrayList<>();
        private int size;

        /** Appends a block that starts from 0, or is drawn, behind those that are there and returns it. */
        public Block add(String name, Integer... shape) {
            return add(0, name, shape);
        }

        /** As {@link #add(String, Integer...)}, of a block that starts from another value. */
        public Block add(double initial, String name, Integer... shape) {
            Block block = new Block(name, List.of(shape), size, blocks.size(), initial);
            blocks.add(block);
            size = Math.addExact(size, block.size());
            return block;
        }

        public ParameterLayout build() {
            return new ParameterLayout(blocks, size);
        }
    }

    public List<Block> blocks() {
        return blocks;
    }

    /** n, the number of parameters. */
    public int size() {
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterLayout layout && blocks.equals(layout.blocks);
    }

    @Override
    public int hashCode() {
        return blocks.hashCode();
    }

    @Override
    public String toString() {
        return blocks.toString();
    }
}
