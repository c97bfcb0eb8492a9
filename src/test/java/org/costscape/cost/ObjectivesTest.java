package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.file.BadInputException;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The objectives of a network without hidden layers, z = W x, against their formulas in plain loops. */
class ObjectivesTest {
    private static final int FEATURES = 4;
    private static final int CLASSES = 3;

    /** More than two chunks of a gradient and of an evaluation, the last ones not full. */
    private static final int EXAMPLES = 555;

    private static final Network NETWORK = Networks.linear(FEATURES, CLASSES);
    private static final double EPSILON = 0.2;

    private final Dataset classified = Datasets.random(EXAMPLES, FEATURES, CLASSES, 11);
    private final Dataset numbers = Datasets.withTargets(EXAMPLES, FEATURES, CLASSES, 12);

    /** A minibatch in no order, of more than one chunk. */
    private static final int[] MINIBATCH =
            IntStream.range(0, 100).map(i -> i * 101 % EXAMPLES).toArray();

    private static final int[] ALL = IntStream.range(0, EXAMPLES).toArray();

    private static double[] weights(long seed) {
        return new SplittableRandom(seed).doubles(FEATURES * CLASSES, -2, 2).toArray();
    }

    private static ParameterVector theta(Precision precision, double[] w) {
        return ParameterVector.of(NETWORK.layout(), precision, w);
    }

    /** J of one example with z = W x, and ∂J/∂z. */
    private interface OfOutputs {
        double cost(double[] z, int example, double[] delta);
    }

    /** Mean cost and gradient of some examples: the cost, then ∂J/∂W = mean of ∂J/∂z xᵀ, row by row. */
    private static double[] expected(OfOutputs objective, double[] w, double[][] x, int[] examples) {
        double[] result = new double[1 + w.length];
        for (int i = 0; i < examples.length; i++) {
            double[] delta = new double[CLASSES];
            result[0] += objective.cost(outputs(w, x[i]), examples[i], delta) / examples.length;
            for (int k = 0; k < CLASSES; k++) {
                for (int j = 0; j < FEATURES; j++) {
                    result[1 + k * FEATURES + j] += delta[k] * x[i][j] / examples.length;
                }
            }
        }
        return result;
    }

    private static double[] outputs(double[] w, double[] x) {
        double[] z = new double[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            for (int j = 0; j < FEATURES; j++) {
                z[k] += w[k * FEATURES + j] * x[j];
            }
        }
        return z;
    }

    private double[][] inputs(int[] examples) {
        return IntStream.of(examples).mapToObj(classified::features).toArray(double[][]::new);
    }

    /** −log pᵧ and p − onehot(y). */
    private double crossEntropy(double[] z, int example, double[] delta) {
        double sum = 0;
        for (double each : z) {
            sum += Math.exp(each);
        }
        for (int k = 0; k < CLASSES; k++) {
            delta[k] = Math.exp(z[k]) / sum - (k == classified.label(example) ? 1 : 0);
        }
        return Math.log(sum) - z[classified.label(example)];
    }

    /** ½‖z − y‖² and z − y. */
    private static double squaredError(Dataset data, double[] z, int example, double[] delta) {
        double sum = 0;
        for (int k = 0; k < CLASSES; k++) {
            delta[k] = z[k] - data.target(example, k);
            sum += delta[k] * delta[k] / 2;
        }
        return sum;
    }

    /** x + ε sign(Wᵀ(p − onehot(y))). */
    private double[][] attacked(double[] w, int[] examples) {
        double[][] x = inputs(examples);
        for (int i = 0; i < x.length; i++) {
            double[] delta = new double[CLASSES];
            crossEntropy(outputs(w, x[i]), examples[i], delta);
            for (int j = 0; j < FEATURES; j++) {
                double slope = 0;
                for (int k = 0; k < CLASSES; k++) {
                    slope += w[k * FEATURES + j] * delta[k];
                }
                x[i][j] += EPSILON * Math.signum(slope);
            }
        }
        return x;
    }

    /** clean · (cost and gradient at x) + (1 − clean) · (those at the examples made at {@code at}). */
    private double[] adversarial(double clean, double[] w, double[] at, int[] examples) {
        double[] itself = expected(this::crossEntropy, w, inputs(examples), examples);
        double[] moved = expected(this::crossEntropy, w, attacked(at, examples), examples);
        return IntStream.range(0, itself.length)
                .mapToDouble(i -> clean * itself[i] + (1 - clean) * moved[i])
                .toArray();
    }

    private interface Call {
        double run(NetworkCost cost, ParameterVector theta, ParameterVector gradient);
    }

    private static double[] found(
            ObjectiveDefinition objective, Dataset data, Precision precision, double[] w, Call call) {
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = new NetworkCost(NETWORK, objective, data, precision, parallel);
                ParameterVector theta = theta(precision, w);
                ParameterVector gradient = theta(precision, new double[w.length])) {
            double[] all = new double[1 + w.length];
            all[0] = call.run(cost, theta, gradient);
            System.arraycopy(gradient.toDoubles(), 0, all, 1, w.length);
            return all;
        }
    }

    private static double[] whole(ObjectiveDefinition objective, Dataset data, Precision precision, double[] w) {
        return found(objective, data, precision, w, NetworkCost::costAndGradient);
    }

    private static double[] minibatch(ObjectiveDefinition objective, Dataset data, Precision precision, double[] w) {
        return found(
                objective,
                data,
                precision,
                w,
                (cost, theta, gradient) -> cost.costAndGradient(theta, MINIBATCH, gradient));
    }

    private static Evaluation evaluate(ObjectiveDefinition objective, Dataset data, double[] w) {
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = new NetworkCost(NETWORK, objective, data, Precision.DOUBLE, parallel);
                ParameterVector theta = theta(Precision.DOUBLE, w)) {
            return cost.evaluate(theta);
        }
    }

    private static double tolerance(Precision precision) {
        return precision == Precision.FLOAT ? 2e-6 : 1e-14;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void crossEntropyAndItsGradientAreMeansOverTheSetOrTheMinibatch(Precision precision) {
        double[] w = weights(1);
        ObjectiveDefinition objective = new CrossEntropyDefinition();
        assertArrayEquals(
                expected(this::crossEntropy, w, inputs(ALL), ALL),
                whole(objective, classified, precision, w),
                tolerance(precision));
        assertArrayEquals(
                expected(this::crossEntropy, w, inputs(MINIBATCH), MINIBATCH),
                minibatch(objective, classified, precision, w),
                tolerance(precision));
    }

    /** Sizes around those of the chunks: 64 of a gradient, 128 of a Hessian, 250 of an evaluation. */
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 127, 128, 129, 249, 250, 251, 500})
    void aSetOfAnySizeIsCutIntoChunksOfAllItsExamples(int size) {
        int[] examples = IntStream.range(0, size).toArray();
        double[][] x = inputs(examples);
        double[] w = weights(7);
        double[] expected = expected(this::crossEntropy, w, x, examples);
        Dataset part = Datasets.of(
                IntStream.of(examples)
                        .mapToObj(classified::features)
                        .flatMapToDouble(Arrays::stream)
                        .toArray(),
                FEATURES,
                classified.labels(examples),
                CLASSES);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost =
                        new NetworkCost(NETWORK, new CrossEntropyDefinition(), part, Precision.DOUBLE, parallel);
                HessianProducts hessian = cost.hessianProducts().orElseThrow();
                ParameterVector theta = theta(Precision.DOUBLE, w);
                ParameterVector gradient = theta.copy();
                GridCost line =
                        cost.on(SubspaceGrid.line(new Subspace(theta, List.of(theta)), new double[] {-0.5, 0}))) {
            assertEquals(expected[0], cost.evaluate(theta).cost(), 1e-14);
            assertEquals(expected[0], cost.costAndGradient(theta, gradient), 1e-14);
            assertArrayEquals(Arrays.copyOfRange(expected, 1, expected.length), gradient.toDoubles(), 1e-14);
            assertEquals(expected[0], line.evaluate(new int[] {0}, new boolean[] {false, true})[0][1].cost(), 1e-14);
            hessian.times(theta, theta, gradient, Progress.NONE);
            double[] curved = gradient.toDoubles();
            try (ParameterVector up = theta(Precision.DOUBLE, scaled(w, 1 + 1e-4));
                    ParameterVector down = theta(Precision.DOUBLE, scaled(w, 1 - 1e-4))) {
                cost.costAndGradient(up, gradient);
                double[] above = gradient.toDoubles();
                cost.costAndGradient(down, gradient);
                double[] below = gradient.toDoubles();
                for (int i = 0; i < w.length; i++) {
                    assertEquals((above[i] - below[i]) / 2e-4, curved[i], 1e-7);
                }
            }
            double[][] z = cost.preActivations(theta, 0, 0, 1, 2);
            for (int k = 0; k < CLASSES; k++) {
                assertEquals(size, z[k].length);
                assertEquals(outputs(w, x[size - 1])[k], z[k][size - 1], 1e-14);
            }
        }
    }

    private static double[] scaled(double[] w, double factor) {
        return Arrays.stream(w).map(each -> each * factor).toArray();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void squaredErrorAndItsGradientAreMeansOverTheSetOrTheMinibatch(Precision precision) {
        double[] w = weights(2);
        ObjectiveDefinition objective = new SquaredErrorDefinition();
        for (Dataset data : new Dataset[] {classified, numbers}) {
            OfOutputs formula = (z, example, delta) -> squaredError(data, z, example, delta);
            double[][] x = IntStream.of(ALL).mapToObj(data::features).toArray(double[][]::new);
            assertArrayEquals(
                    expected(formula, w, x, ALL), whole(objective, data, precision, w), 3 * tolerance(precision));
            double[][] some = IntStream.of(MINIBATCH).mapToObj(data::features).toArray(double[][]::new);
            assertArrayEquals(
                    expected(formula, w, some, MINIBATCH),
                    minibatch(objective, data, precision, w),
                    3 * tolerance(precision));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.8})
    void theAdversarialCostIsTheMixtureOfTheCleanOneAndThatOfExamplesThatAreHeldConstant(double clean) {
        double[] w = weights(3);
        ObjectiveDefinition objective = new AdversarialDefinition(EPSILON, clean);
        double[] expected = adversarial(clean, w, w, ALL);
        assertEquals(expected[0], evaluate(objective, classified, w).cost(), 1e-14);
        assertArrayEquals(expected, whole(objective, classified, Precision.DOUBLE, w), 1e-14);
        assertArrayEquals(expected, whole(objective, classified, Precision.FLOAT, w), 2e-6);
        assertArrayEquals(
                adversarial(clean, w, w, MINIBATCH), minibatch(objective, classified, Precision.DOUBLE, w), 1e-14);
        assertEquals(
                evaluate(new CrossEntropyDefinition(), classified, w).errorRate(),
                evaluate(objective, classified, w).errorRate(),
                "the errors are those on the examples themselves");
    }

    /** A weight of zero for a feature leaves that feature alone: sign 0 = 0. */
    @Test
    void aFeatureThatDoesNotMatterIsNotMoved() {
        double[] w = weights(4);
        for (int k = 0; k < CLASSES; k++) {
            w[k * FEATURES + 2] = 0;
        }
        assertArrayEquals(
                adversarial(0.5, w, w, ALL),
                whole(new AdversarialDefinition(EPSILON, 0.5), classified, Precision.DOUBLE, w),
                1e-14);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void onThePieceOfAPointTheAdversarialExamplesAreThoseOfThePoint(double clean) {
        double[] w = weights(5);
        double[] other = weights(6);
        ObjectiveDefinition objective = new AdversarialDefinition(EPSILON, clean);
        Call onPiece = (cost, theta, gradient) -> {
            try (ParameterVector piece = theta(Precision.DOUBLE, other)) {
                return cost.costAndGradient(theta, piece, gradient);
            }
        };
        assertArrayEquals(
                adversarial(clean, w, other, ALL), found(objective, classified, Precision.DOUBLE, w, onPiece), 1e-14);
        Call afterwards = (cost, theta, gradient) -> {
            onPiece.run(cost, theta, gradient);
            return cost.costAndGradient(theta, gradient);
        };
        assertArrayEquals(
                adversarial(clean, w, w, ALL),
                found(objective, classified, Precision.DOUBLE, w, afterwards),
                1e-14,
                "the next call is on no piece");
    }

    /** More than one tile of 2¹³ numbers: 100 examples of 100 features. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void everyInputOfAChunkIsMovedByEpsilonInTheDirectionOfItsSign(Precision precision) {
        int n = 100 * 100;
        double[] x =
                new SplittableRandom(1).doubles(n, -1, 1).map(v -> (float) v).toArray();
        double[] slopes = IntStream.range(0, n).mapToDouble(i -> i % 3 - 1).toArray();
        float[] scratch = new float[n];
        try (AdversarialExamples examples = new AdversarialExamples(0.25, precision, 100, 120);
                ColumnMatrix inputs = ColumnMatrix.zeros(precision, 100, 100);
                ColumnMatrix gradients = ColumnMatrix.zeros(precision, 100, 100)) {
            inputs.writeRounded(0, x, scratch);
            gradients.writeRounded(0, slopes, scratch);
            ColumnMatrix moved = examples.of(inputs, gradients);
            assertEquals(100, moved.columns());
            double[] found = new double[n];
            moved.readWidened(0, found, scratch);
            double[] expected = IntStream.range(0, n)
                    .mapToDouble(i -> x[i] + 0.25 * (i % 3 - 1))
                    .toArray();
            assertArrayEquals(expected, found, precision == Precision.FLOAT ? 1e-7 : 0);
            inputs.readWidened(0, found, scratch);
            assertArrayEquals(x, found, "the inputs stay");
        }
    }

    /** (ż − y) has the second derivative 1: factor · ż. */
    @Test
    void theSecondDerivativeOfTheSquaredErrorIsTheIdentityOverTheBatch() {
        double[][] found = twice(new SquaredErrorDefinition(), numbers);
        double[] delta = new double[CLASSES];
        for (int i = 0; i < 2; i++) {
            squaredError(numbers, new double[] {1 + i, -2, 0.5}, 3 + i, delta);
            for (int k = 0; k < CLASSES; k++) {
                assertEquals(delta[k] / 8, found[0][i * CLASSES + k], 1e-16);
                assertEquals((i * CLASSES + k + 1) / 8.0, found[1][i * CLASSES + k], 1e-16);
            }
        }
    }

    @Test
    void theSecondDerivativeOfTheCrossEntropyIsThatOfTheSoftmaxOverTheBatch() {
        double[][] found = twice(new CrossEntropyDefinition(), classified);
        double[] delta = new double[CLASSES];
        for (int i = 0; i < 2; i++) {
            crossEntropy(new double[] {1 + i, -2, 0.5}, 3 + i, delta);
            int label = classified.label(3 + i);
            double mean = 0;
            for (int k = 0; k < CLASSES; k++) {
                mean += (delta[k] + (k == label ? 1 : 0)) * (i * CLASSES + k + 1);
            }
            for (int k = 0; k < CLASSES; k++) {
                double p = delta[k] + (k == label ? 1 : 0);
                assertEquals(delta[k] / 8, found[0][i * CLASSES + k], 1e-15);
                assertEquals(p * (i * CLASSES + k + 1 - mean) / 8, found[1][i * CLASSES + k], 1e-15);
            }
        }
    }

    /** First and second derivative by outputs (1, −2, ½), (2, −2, ½) of examples 3 and 4, changed by 1 … 6; a batch of 8. */
    private static double[][] twice(ObjectiveDefinition definition, Dataset data) {
        try (OutputObjective objective = (OutputObjective) definition.start(Precision.DOUBLE, data, 2);
                ColumnMatrix outputs = ColumnMatrix.zeros(Precision.DOUBLE, CLASSES, 2);
                ColumnMatrix changes = ColumnMatrix.zeros(Precision.DOUBLE, CLASSES, 2)) {
            outputs.write(0, new double[] {1, -2, 0.5, 2, -2, 0.5});
            changes.write(0, new double[] {1, 2, 3, 4, 5, 6});
            objective.differentiateTwice(outputs, changes, new int[] {3, 4}, 8);
            double[][] found = new double[2][2 * CLASSES];
            outputs.read(0, found[0]);
            changes.read(0, found[1]);
            return found;
        }
    }

    /** Outputs of equal size: the first is held for the largest; an infinite cost is an error. */
    @Test
    void theSquaredErrorsOfClassesCountWhereTheLargestOutputIsNotTheirOwn() {
        Dataset data =
                Datasets.of(new double[] {0, 0, 1, -1, Double.POSITIVE_INFINITY}, 1, new int[] {0, 1, 1, 1, 0}, 3);
        Network network = Networks.linear(1, 3);
        try (Parallel parallel = new Parallel(1);
                NetworkCost cost =
                        new NetworkCost(network, new SquaredErrorDefinition(), data, Precision.DOUBLE, parallel);
                ParameterVector theta =
                        ParameterVector.of(network.layout(), Precision.DOUBLE, new double[] {0.5, 2, 1})) {
            // outputs (0, 0, 0), (0, 0, 0), (½, 2, 1), (−½, −2, −1), (∞, ∞, ∞) of classes 0, 1, 1, 1, 0
            assertEquals(3 / 5.0, cost.evaluate(theta).errorRate());
        }
    }

    @Test
    void aDefinitionSaysWhatItsAxisShows() {
        assertEquals("cost J (mean cross-entropy, nats)", new CrossEntropyDefinition().title());
        assertEquals("nats", new CrossEntropyDefinition().unit());
        assertTrue(new CrossEntropyDefinition().needsClasses());
        assertEquals("cost J (mean squared error, ½‖z − y‖²)", new SquaredErrorDefinition().title());
        assertEquals("", new SquaredErrorDefinition().unit());
        assertFalse(new SquaredErrorDefinition().needsClasses());
        AdversarialDefinition adversarial = new AdversarialDefinition(0.25, 0.5);
        assertEquals("adversarial cost (mean cross-entropy, nats; ε = 0.25)", adversarial.title());
        assertEquals("nats", adversarial.unit());
        assertTrue(adversarial.needsClasses());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void anEpsilonThatMovesNothingOrEverythingIsRefused(double epsilon) {
        BadInputException thrown = assertThrows(BadInputException.class, () -> new AdversarialDefinition(epsilon, 0.5));
        assertEquals("epsilon: expected a number above 0, found " + epsilon, thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
    void aCleanShareThatLeavesNothingToAttackIsRefused(double clean) {
        BadInputException thrown = assertThrows(BadInputException.class, () -> new AdversarialDefinition(0.1, clean));
        assertEquals("clean: expected at least 0 and less than 1, found " + clean, thrown.getMessage());
    }
}
