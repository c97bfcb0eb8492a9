package org.costscape.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Block;
import org.costscape.parameter.GramSchmidt;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Randomness;

/** How θ₀ is found: weights drawn by rules, biases 0, scales of a normalization 1; or given. */
public sealed interface Initialization extends Start
        permits Initialization.Rule, Initialization.Layers, Initialization.Point {
    /** θ₀ for a layout; the same for the same seed. */
    ParameterVector draw(ParameterLayout layout, Precision precision, long seed);

    /**
     * That it fits a network.
     *
     * @param weights number of weight matrices that the network has
     * @param parameters number of all its parameters
     */
    default void checkFits(int weights, long parameters) {}

    /** θ₀ with weight matrices, counted from 0 from the inputs on, that are drawn by a rule each. */
    private static ParameterVector draw(
            ParameterLayout layout, Precision precision, long seed, IntFunction<Rule> rules) {
        SplittableRandom random = Randomness.of(seed, "initialization");
        double[] theta = new double[layout.size()];
        int weights = 0;
        for (Block block : layout.blocks()) {
            if (block.shape().size() == 1) {
                Arrays.fill(theta, block.offset(), block.offset() + block.size(), block.initial());
            } else {
                int outputs = block.shape().get(0);
                double[] weight = rules.apply(weights++).draw(random, outputs, block.size() / outputs);
                System.arraycopy(weight, 0, theta, block.offset(), weight.length);
            }
        }
        return ParameterVector.of(layout, precision, theta);
    }

    /** The same rule for all weight matrices. */
    sealed interface Rule extends Initialization permits Uniform, Gaussian, Glorot, He, Orthogonal, Zero {
        /** A weight matrix [outputs, inputs], row by row. */
        double[] draw(SplittableRandom random, int outputs, int inputs);

        @Override
        default ParameterVector draw(ParameterLayout layout, Precision precision, long seed) {
            return Initialization.draw(layout, precision, seed, weight -> this);
        }
    }

    /**
     * A rule for each weight matrix.
     *
     * @param rules from the inputs on; as many as the network has weight matrices
     */
    record Layers(List<Rule> rules) implements Initialization {
        public Layers {
            if (rules.stream().anyMatch(Objects::isNull)) {
                throw new BadInputException("rules: expected an object { … } for each weight matrix, found null");
            }
            rules = List.copyOf(rules);
        }

        @Override
        public ParameterVector draw(ParameterLayout layout, Precision precision, long seed) {
            return Initialization.draw(layout, precision, seed, rules::get);
        }

        @Override
        public void checkFits(int weights, long parameters) {
            if (rules.size() != weights) {
                throw new BadInputException("rules: expected " + weights
                        + ", one for each weight matrix of the network, found " + rules.size());
            }
        }
    }

    /**
     * U(−range, range), as in Goodfellow et al., ICLR 2015.
     *
     * @param range positive, at most 100
     */
    record Uniform(double range) implements Rule {
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
    record Gaussian(double deviation) implements Rule {
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
    record Glorot() implements Rule {
        @Override
        public double[] draw(SplittableRandom random, int outputs, int inputs) {
            double range = Math.sqrt(6.0 / (inputs + outputs));
            return numbers(outputs * inputs, () -> uniform(random, range));
        }
    }

    /** N(0, 2/inputs): He, Zhang, Ren, Sun, "Delving deep into rectifiers", ICCV 2015, equation 10. */
    record He() implements Rule {
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
    record Orthogonal(double gain) implements Rule {
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
    record Zero() implements Rule {
        @Override
        public double[] draw(SplittableRandom random, int outputs, int inputs) {
            return new double[outputs * inputs];
        }
    }

    /**
     * This very θ₀, whatever the seed.
     *
     * @param theta all parameters in the order of the layout, finite
     */
    record Point(List<Double> theta) implements Initialization {
        public Point {
            for (Double each : theta) {
                if (each == null || !Double.isFinite(each)) {
                    throw new BadInputException("theta: expected finite numbers, found " + each);
                }
            }
            theta = List.copyOf(theta);
        }

        @Override
        public void checkFits(int weights, long parameters) {
            if (theta.size() != parameters) {
                throw new BadInputException(String.format(
                        Locale.ROOT,
                        "theta: expected %,d numbers, one for each parameter, found %,d",
                        parameters,
                        theta.size()));
            }
        }

        @Override
        public ParameterVector draw(ParameterLayout layout, Precision precision, long seed) {
            return ParameterVector.of(
                    layout,
                    precision,
                    theta.stream().mapToDouble(Double::doubleValue).toArray());
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
