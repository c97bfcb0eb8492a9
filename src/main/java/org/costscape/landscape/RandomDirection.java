package org.costscape.landscape;

import java.util.SplittableRandom;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Randomness;

/** Directions drawn from N(0, I): two of them are nearly orthogonal. */
public final class RandomDirection {
    private RandomDirection() {}

    /**
     * Draws a direction and scales it to the sizes of θ₀. Each block has a generator of its own, so that its numbers depend on
     * the seed and on the block's name and size, not on the rest of the network.
     *
     * @param seed any number
     * @return as many numbers as θ₀ has
     */
    public static double[] of(long seed, Normalization normalization, ParameterVector origin) {
        double[] direction = gaussian(seed, "direction", origin.layout());
        normalization.apply(direction, origin);
        return direction;
    }

    /** Numbers from N(0, 1) for each parameter: the start of a line or a plane that is no snapshot. */
    public static double[] noise(long seed, ParameterLayout layout) {
        return gaussian(seed, "noise", layout);
    }

    private static double[] gaussian(long seed, String purpose, ParameterLayout layout) {
        double[] numbers = new double[layout.size()];
        for (Block block : layout.blocks()) {
            SplittableRandom random = Randomness.of(seed, purpose + "/" + block.name());
            for (int i = block.offset(); i < block.offset() + block.size(); i++) {
                numbers[i] = random.nextGaussian();
            }
        }
        return numbers;
    }
}
