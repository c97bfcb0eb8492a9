package org.costscape.landscape;

import java.util.List;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/**
 * The layers of a network in two parts: the lower ones have the first weight matrices of θ with all that stands before the next
 * one (biases, batch normalizations), the upper ones the rest.
 *
 * @param weights number of weight matrices in θ
 * @param lower number of them in the lower part, 1 … weights − 1
 */
public record LayerSplit(int weights, int lower) {
    public LayerSplit {
        if (lower < 1 || lower >= weights) {
            throw new BadInputException("split: expected 1 … " + (weights - 1) + " of the " + weights
                    + " weight matrices in the lower part, found " + lower);
        }
    }

    /** Number of weight matrices: blocks with more than one axis. */
    public static int weights(ParameterLayout layout) {
        return (int) layout.blocks().stream().filter(LayerSplit::isWeight).count();
    }

    /** The part of a direction that moves the lower layers only, and that of the upper ones; the caller closes both. */
    public List<ParameterVector> parts(ParameterVector direction) {
        double[] below = direction.toDoubles();
        double[] above = below.clone();
        int border = border(direction.layout());
        for (int i = 0; i < below.length; i++) {
            (i < border ? above : below)[i] = 0;
        }
        return List.of(
                ParameterVector.of(direction.layout(), direction.precision(), below),
                ParameterVector.of(direction.layout(), direction.precision(), above));
    }

    private int border(ParameterLayout layout) {
        return layout.blocks().stream()
                .filter(LayerSplit::isWeight)
                .skip(lower)
                .findFirst()
                .orElseThrow()
                .offset();
    }

    private static boolean isWeight(Block block) {
        return block.shape().size() > 1;
    }
}
