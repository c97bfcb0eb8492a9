package org.costscape.parameter;

import java.util.ArrayList;
import java.util.List;

/**
 * One pass over several vectors of one layout, number by number in double: what optimizers do. The vectors are taken in
 * tiles that fit in a core's own cache; vectors in float are rounded once, when a tile is written back.
 */
public final class VectorLoop {
    private static final int TILE = 2048;

    private VectorLoop() {}

    /** The work on one tile. */
    @FunctionalInterface
    public interface Kernel {
        /**
         * Overwrites numbers 0 … n−1 of the tiles that may change.
         *
         * @param tiles one for each vector: those that change, then those that are read, in the order they were given
         */
        void apply(double[][] tiles, int n);
    }

    /**
     * Runs the kernel over all numbers.
     *
     * @param changed vectors that are read and written back
     * @param read vectors that are only read
     */
    public static void run(List<ParameterVector> changed, List<ParameterVector> read, Kernel kernel) {
        List<ParameterVector> all = new ArrayList<>(changed);
        all.addAll(read);
        int size = all.get(0).size();
        double[][] tiles = new double[all.size()][Math.min(TILE, size)];
        float[] floats = new float[tiles[0].length];
        for (int from = 0; from < size; from += TILE) {
            int n = Math.min(TILE, size - from);
            for (int k = 0; k < tiles.length; k++) {
                all.get(k).read(from, tiles[k], floats);
            }
            kernel.apply(tiles, n);
            for (int k = 0; k < changed.size(); k++) {
                changed.get(k).write(from, tiles[k], floats);
            }
        }
    }
}
