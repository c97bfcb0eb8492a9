package org.costscape.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Block;
import org.costscape.parameter.GramSchmidt;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Randomness;

/** How θ₀ is drawn: weights by a rule, biases 0, scales of a normalization 1. */
public sealed interface Initialization extends Start
        permits Initialization.Uniform,
                Initialization.Gaussian,
                Initialization.Glorot,
                Initialization.He,
                Initialization.Orthogonal,
                Initialization.Zero {
    /** A weight matrix [outputs, inputs], row by row. */
    double[] draw(SplittableRandom random, int outputs, int inputs);

    /** θ₀ for a layout; the same for the same seed. */
    default ParameterVector draw(ParameterLayout layout, Precision precision, long seed) {
        SplittableRandom random = Randomness.of(seed, "initialization");
        double[] theta = new double[layout.size()];
        for (Block block : layout.blocks()) {
            if (block.shape().size() == 1) {
                Arrays.fill(theta, block.offset(), block.offset() + block.size(), block.initial());
            } else {
                int outputs = block.shape().get(0);
                double[] weight = draw(random, outputs, block.size() / outputs);
                System.arraycopy(weight, 0, theta, block.offset(), weight.length);
            }
        }
        return ParameterVector.of(layout, precision, theta);
    }

    /**
     * U(−range, range), as in Goodfellow et al., ICLR 2015.
     *
     * @param range positive, at most 100
     */
    record Uniform(double range) implements Initialization {
        public Uniform {
            check("range", range);
        }

        @Override
        public double[] draw(SplittableRandom random, int outputs, int inputs) {
            return numbers(outputs * inputs, () -> uniform(random, range));
        }
    }

    /**
     * N(0, deviation²).
     *
     * @param deviation standard deviation, positive, at most 100
     */
    record Gaussian(double deviation) implements Initialization {
        public Gaussian {
            check("deviation", deviation);
        }

        @Override
        public double[] draw(SplittableRandom random, int outputs, int inputs) {
            return numbers(outputs * inputs, () -> deviation * random.nextGaussian());
        }
    }

    /**
     * U(−r, r) with r = √(6/(inputs + outputs)): Glorot, Bengio, "Understanding the difficulty of training deep feedforward
     * neural networks", AISTATS 2010, equation 16.
     */
    record Glorot() implements Initialization {
        @Override
        public double[] draw(SplittableRandom random, int outputs, int inputs) {
            double range = Math.sqrt(6.0 / (inputs + outputs));
            return numbers(outputs * inputs, () -> uniform(random, range));
        }
    }

    /** N(0, 2/inputs): He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, equation 10. */
    record He() implements Initialization {
        @Override
        public double[] draw(SplittableRandom random, int outputs, int inputs) {
            double deviation = Math.sqrt(2.0 / inputs);
            return numbers(outputs * inputs, () -> deviation * random.nextGaussian());
        }
    }

    /**
     * Orthonormal rows, or columns where there are fewer of these, times a gain: the factor Q of a Gaussian matrix, with the
     * signs for which R has a positive diagonal, so that Q is uniformly distributed.
     *
     * <p>Reference: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear
     * neural networks", ICLR 2014, section 3; Mezzadri, "How to generate random matrices from the classical compact groups",
     * Notices of the AMS 54, 2007, for the signs.
     *
     * @param gain positive, at most 100
     */
    record Orthogonal(double gain) implements Initialization {
        public Orthogonal {
            check("gain", gain);
        }

        @Override
        public double[] draw(SplittableRandom random, int outputs, int inputs) {
            boolean rows = outputs <= inputs;
            double[][] vectors = new double[Math.min(outputs, inputs)][];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = numbers(Math.max(outputs, inputs), random::nextGaussian);
            }
            GramSchmidt.orthonormalize(vectors);
            double[] weight = new double[outputs * inputs];
            for (int i = 0; i < vectors.length; i++) {
                for (int k = 0; k < vectors[i].length; k++) {
                    weight[rows ? i * inputs + k : k * inputs + i] = gain * vectors[i][k];
                }
            }
            return weight;
        }
    }

    /** All 0. A deep network does not leave this point: its gradient is 0. */
    record Zero() implements Initialization {
        @Override
        public double[] draw(SplittableRandom random, int outputs, int inputs) {
            return new double[outputs * inputs];
        }
    }

    private static double uniform(SplittableRandom random, double range) {
        return range * (2 * random.nextDouble() - 1);
    }

    private static double[] numbers(int count, DoubleSupplier next) {
        return DoubleStream.generate(next).limit(count).toArray();
    }

    private static void check(String field, double value) {
        if (!(value > 0) || value > 100) {
            throw new BadInputException(field + ": expected more than 0 and at most 100, found " + value);
        }
    }
}
