package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.cost.NetworkOutputs;
import org.costscape.cost.Outputs;
import org.costscape.dataset.Dataset;
import org.costscape.network.Activation;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Randomness;
import org.costscape.task.Parallel;
import org.costscape.training.Deeper;
import org.costscape.training.Growth;
import org.costscape.training.Initialization;
import org.costscape.training.Measurement;
import org.costscape.training.RandomPad;
import org.costscape.training.TrainedNetwork;
import org.costscape.training.Wider;

/**
 * A network of two inputs, two ReLU units and one output with drawn weights, what an operator of Net2Net makes of it, and how far
 * their outputs differ.
 *
 * @param operator what is done
 * @param seed of weights, inputs and operator
 * @param change max |Δy| over the inputs
 */
public record Net2NetGraph(
        Operator operator, long seed, TrainedNetwork teacher, TrainedNetwork student, double change) {
    /** Number of inputs that the outputs are compared on. */
    static final int INPUTS = 1000;

    private static final int FEATURES = 2;
    private static final int HIDDEN = 2;

    /** What is done to the network. */
    public enum Operator {
        WIDER(new Wider(0, HIDDEN + 1, 0)),
        DEEPER(new Deeper(0)),
        RANDOM_PAD(new RandomPad(0, HIDDEN + 1, new Initialization.He()));

        @SuppressWarnings("ImmutableEnumChecker") // every Growth is a record of numbers and records
        private final Growth growth;

        Operator(Growth growth) {
            this.growth = growth;
        }

        /** The name as it is typed. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Draws a network, grows it, and measures both. */
    public static Net2NetGraph of(Operator operator, long seed) {
        FeedforwardDefinition definition = new FeedforwardDefinition(
                FEATURES,
                List.of(new DenseDefinition(HIDDEN, Activation.RELU), new DenseDefinition(1, Activation.IDENTITY)));
        try (Parallel parallel = new Parallel(1);
                Dataset data = inputs(seed);
                ParameterVector theta =
                        new Initialization.He().draw(definition.build().layout(), Precision.DOUBLE, seed)) {
            TrainedNetwork teacher = TrainedNetwork.of(definition, theta);
            TrainedNetwork student = operator.growth.grow(teacher, new Measurement(data, parallel), seed);
            double[][] before = outputs(teacher, data, parallel);
            double[][] after = outputs(student, data, parallel);
            double change = 0;
            for (int i = 0; i < INPUTS; i++) {
                change = Math.max(change, Math.abs(after[i][0] - before[i][0]));
            }
            return new Net2NetGraph(operator, seed, teacher, student, change);
        }
    }

    private static Dataset inputs(long seed) {
        SplittableRandom random = Randomness.of(seed, "net2net inputs");
        double[] x = new double[FEATURES * INPUTS];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextGaussian();
        }
        ColumnMatrix inputs = ColumnMatrix.zeros(Precision.DOUBLE, FEATURES, INPUTS);
        inputs.write(0, x);
        return Dataset.withTargets("inputs", inputs, new double[INPUTS], 1, "");
    }

    private static double[][] outputs(TrainedNetwork trained, Dataset data, Parallel parallel) {
        try (ParameterVector theta = trained.theta();
                Outputs outputs = new NetworkOutputs(trained.network().build(), data, INPUTS, null, parallel)) {
            return outputs.at(theta);
        }
    }
}
