package org.costscape.training;

import java.util.SplittableRandom;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/** How θ₀ is drawn. Biases start at 0. */
public sealed interface Initialization permits Initialization.Uniform, Initialization.He {
    /** One weight into a unit with the given number of inputs. */
    double draw(SplittableRandom random, int inputs);

    /** θ₀ for a layout; the same for the same seed. */
    default ParameterVector draw(ParameterLayout layout, Precision precision, long seed) {
        SplittableRandom random = Randomness.of(seed, "initialization");
        double[] theta = new double[layout.size()];
        for (Block block : layout.blocks()) {
            if (block.shape().size() > 1) {
                int inputs = block.size() / block.shape().get(0);
                for (int i = 0; i < block.size(); i++) {
                    theta[block.offset() + i] = draw(random, inputs);
                }
            }
        }
        return ParameterVector.of(layout, precision, theta);
    }

    /**
     * U(−range, range), as in Goodfellow et al., ICLR 2015.
     *
     * @param range positive
     */
    record Uniform(double range) implements Initialization {
        public Uniform {
            if (!(range > 0) || range > 100) {
                throw new BadInputException("range: expected more than 0 and at most 100, found " + range);
            }
        }

        @Override
        public double draw(SplittableRandom random, int inputs) {
            return range * (2 * random.nextDouble() - 1);
        }
    }

    /** N(0, 2/inputs): He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, equation 10. */
    record He() implements Initialization {
        @Override
        public double draw(SplittableRandom random, int inputs) {
            return Math.sqrt(2.0 / inputs) * random.nextGaussian();
        }
    }
}
