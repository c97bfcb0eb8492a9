package org.costscape.network;

import java.util.Optional;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.task.Progress;

/**
 * Where the units of a hidden layer stand in a block: the block, stored row by row, is an array [outer, units, inner], and the
 * unit is its middle axis.
 *
 * <p>A weight into n units is [1, n, inputs], of maxout [pieces, n, inputs], of the gates of an LSTM [4, n, inputs]; the
 * weight out of them is [outputs, n, 1], and behind pictures [outputs, n, pixels].
 *
 * @param block its name
 * @param outer how often the units come one after the other
 * @param units how many they are
 * @param inner numbers of a unit that stand together
 */
public record UnitAxis(String block, int outer, int units, int inner) {
    /** Reorders the units in place: unit i becomes what unit {@code permutation[i]} was. A layout without the block stays. */
    void permute(ParameterLayout layout, double[] numbers, int[] permutation) {
        Optional<Block> found = find(layout);
        if (found.isEmpty()) {
            return;
        }
        double[] before = new double[units * inner];
        for (int o = 0; o < outer; o++) {
            int from = found.get().offset() + o * before.length;
            System.arraycopy(numbers, from, before, 0, before.length);
            for (int i = 0; i < units; i++) {
                System.arraycopy(before, permutation[i] * inner, numbers, from + i * inner, inner);
            }
        }
    }

    /** sums[i][j] += Σ a[o, i, k] · b[o, j, k] over o and k. */
    void addProducts(ParameterLayout layout, double[] a, double[] b, double[][] sums, Progress progress) {
        int offset = find(layout).map(Block::offset).orElse(-1);
        if (offset < 0) {
            return;
        }
        for (int o = 0; o < outer; o++) {
            int from = offset + o * units * inner;
            for (int i = 0; i < units; i++) {
                progress.check();
                addProducts(a, from + i * inner, b, from, sums[i]);
            }
        }
    }

    private void addProducts(double[] a, int ofA, double[] b, int from, double[] sums) {
        for (int j = 0; j < units; j++) {
            double sum = 0;
            for (int k = 0; k < inner; k++) {
                sum += a[ofA + k] * b[from + j * inner + k];
            }
            sums[j] += sum;
        }
    }

    private Optional<Block> find(ParameterLayout layout) {
        return layout.blocks().stream()
                .filter(each -> each.name().equals(block))
                .findFirst();
    }
}
