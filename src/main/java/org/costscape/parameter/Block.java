package org.costscape.parameter;

import java.util.List;

/**
 * A named tensor inside the flat parameter vector, stored row by row.
 *
 * @param name PyTorch's style, for example {@code layers.0.weight}
 * @param shape sizes of the axes; a weight is [outputs, inputs], a bias [outputs]
 * @param offset index of its first number in θ
 * @param index its place among the blocks of its layout
 * @param initial the value that a block of one axis starts from: 0 for a bias, 1 for a scale
 */
public record Block(String name, List<Integer> shape, int offset, int index, double initial) {
    public Block {
        shape = List.copyOf(shape);
    }

    /** Number of numbers. */
    public int size() {
        int size = 1;
        for (int axis : shape) {
            size = Math.multiplyExact(size, axis);
        }
        return size;
    }
}
