package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.cost.ActivationMaximization.Optimum;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.dataset.PictureShape;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.MaxoutDefinition;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What drives units, and the inputs that drive them most. */
class ActivationMaximizationTest {
    private static final PictureShape SHAPE = new PictureShape(4, 5);
    private static final int FEATURES = 20;
    private static final FeedforwardDefinition DEEP = new FeedforwardDefinition(
            FEATURES,
            List.of(
                    new DenseDefinition(12, Activation.RELU),
                    new DenseDefinition(9, Activation.RELU),
                    new DenseDefinition(3, Activation.IDENTITY)));

    /** Networks with the layer whose units are looked at. */
    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("dense", DEEP, 1),
                Arguments.of("outputs", DEEP, 2),
                Arguments.of(
                        "maxout",
                        new FeedforwardDefinition(
                                FEATURES, List.of(new DenseDefinition(8, Activation.TANH), new MaxoutDefinition(6, 3))),
                        1),
                Arguments.of(
                        "convolution",
                        new FeedforwardDefinition(
                                FEATURES,
                                List.of(
                                        new ConvolutionDefinition(1, 4, 5, 3, 1, Activation.RELU),
                                        new ConvolutionDefinition(3, 4, 5, 4, 0, Activation.RELU))),
                        1),
                Arguments.of(
                        "batch normalization",
                        new FeedforwardDefinition(
                                FEATURES,
                                List.of(
                                        new LinearDefinition(8),
                                        new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                        new LinearDefinition(5),
                                        new BatchNormalizationDefinition(1e-5, 0.1, Activation.SIGMOID))),
                        3));
    }

    private static ParameterVector drawn(ParameterLayout layout, double from, long seed) {
        double[] values =
                new SplittableRandom(seed).doubles(layout.size(), from, 1).toArray();
        return ParameterVector.of(layout, Precision.DOUBLE, values);
    }

    private static @Nullable ParameterVector statistics(FeedforwardDefinition definition) {
        return definition.couplesExamples() ? drawn(definition.build().running().layout(), 0.5, 4) : null;
    }

    private static double[][] points(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> random.doubles(FEATURES, 0, 1).toArray())
                .limit(count)
                .toArray(double[][]::new);
    }

    private static double cosine(double[] a, double[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }

    private static double[] unboxed(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void assertNeverFalls(List<Double> recorded) {
        for (int k = 1; k < recorded.size(); k++) {
            assertTrue(recorded.get(k) >= recorded.get(k - 1), "falls at step " + k);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void gradientsAreThoseOfTheActivations(String name, FeedforwardDefinition definition, int layer) {
        try (Parallel parallel = new Parallel(2);
                ParameterVector theta = drawn(definition.build().layout(), -1, 3);
                ParameterVector statistics = statistics(definition);
                UnitActivations activations = new UnitActivations(definition, layer, theta, statistics, parallel)) {
            double[][] x = points(activations.units(), 5);
            int[] units = new int[x.length];
            Arrays.setAll(units, i -> i);
            double[][] gradients = new double[x.length][FEATURES];
            double[][] unused = new double[x.length][FEATURES];
            activations.differentiate(x, units, gradients);
            double h = 1e-6;
            for (int j = 0; j < FEATURES; j++) {
                int feature = j;
                double[][] up = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
                double[][] down = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
                Arrays.stream(up).forEach(point -> point[feature] += h);
                Arrays.stream(down).forEach(point -> point[feature] -= h);
                double[] above = activations.differentiate(up, units, unused);
                double[] below = activations.differentiate(down, units, unused);
                for (int i = 0; i < x.length; i++) {
                    assertEquals((above[i] - below[i]) / (2 * h), gradients[i][j], 1e-6, name + " unit " + i);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void aPassOverDataSetsFindsWhatSinglePointsHave(String name, FeedforwardDefinition definition, int layer) {
        try (Dataset data = Datasets.random(1100, FEATURES, 3, 6);
                Parallel one = new Parallel(1);
                Parallel three = new Parallel(3);
                ParameterVector theta = drawn(definition.build().layout(), -1, 3);
                ParameterVector statistics = statistics(definition)) {
            try (UnitActivations activations = new UnitActivations(definition, layer, theta, statistics, one);
                    UnitActivations parallel = new UnitActivations(definition, layer, theta, statistics, three)) {
                double[][] values = activations.over(data, 2, 0);
                assertArrayEquals(values, parallel.over(data, 2, 0));
                for (int example : new int[] {0, 63, 64, 1023, 1024, 1099}) {
                    double[] x = data.features(example);
                    double[] direct =
                            activations.differentiate(new double[][] {x, x}, new int[] {2, 0}, new double[2][FEATURES]);
                    assertEquals(direct[0], values[0][example], 1e-12, name);
                    assertEquals(direct[1], values[1][example], 1e-12, name);
                }
            }
        }
    }

    /** Rows of the pre-activations: piece p of unit j of maxout is p · 6 + j, position k of a channel of 2 × 3 is 6 · channel + k. */
    @ParameterizedTest
    @CsvSource({"maxout, 3, 1, 6", "convolution, 6, 6, 1", "dense, 1, 1, 0"})
    void aUnitIsTheLargestOfItsPiecesOrPositions(String name, int count, int ofUnit, int ofPiece) {
        Object[] network = networks()
                .map(Arguments::get)
                .filter(each -> each[0].equals(name))
                .findFirst()
                .orElseThrow();
        FeedforwardDefinition definition = (FeedforwardDefinition) network[1];
        int layer = (int) network[2];
        try (Dataset data = Datasets.random(30, FEATURES, 3, 6);
                Parallel parallel = new Parallel(1);
                ParameterVector theta = drawn(definition.build().layout(), -1, 3);
                NetworkCost cost = new NetworkCost(
                        definition.build(), new CrossEntropyDefinition(), data, Precision.DOUBLE, parallel);
                UnitActivations activations = new UnitActivations(definition, layer, theta, null, parallel)) {
            double[][] found = activations.over(data, 0, 1, 3);
            int[] units = {0, 1, 3};
            for (int i = 0; i < 3; i++) {
                int unit = units[i];
                int[] rows = IntStream.range(0, count)
                        .map(k -> unit * ofUnit + k * ofPiece)
                        .toArray();
                double[][] z = cost.preActivations(theta, layer, rows);
                for (int example = 0; example < 30; example++) {
                    int at = example;
                    double largest =
                            Arrays.stream(z).mapToDouble(row -> row[at]).max().orElseThrow();
                    assertEquals(largest, found[i][example], 1e-13, name + " unit " + unit);
                }
            }
        }
    }

    @Test
    void onTheSphereAFirstLayerUnitIsDrivenMostByItsWeights() {
        try (Parallel parallel = new Parallel(1);
                ParameterVector theta = drawn(DEEP.build().layout(), -1, 7);
                UnitActivations activations = new UnitActivations(DEEP, 0, theta, null, parallel)) {
            int[] units = new int[12];
            Arrays.setAll(units, i -> i);
            List<Optimum> optima = new ActivationMaximization(new MaximizationDomain.UnitSphere(), 200)
                    .climb(
                            (x, gradients) -> activations.differentiate(x, units, gradients),
                            points(12, 8),
                            new double[12],
                            () -> {});
            double[] weights = theta.widened(theta.layout().blocks().get(0));
            double[] biases = theta.widened(theta.layout().blocks().get(1));
            for (int unit = 0; unit < 12; unit++) {
                double[] w = Arrays.copyOfRange(weights, unit * FEATURES, (unit + 1) * FEATURES);
                assertTrue(cosine(w, unboxed(optima.get(unit).x())) > 0.999, "unit " + unit);
                double norm =
                        Math.sqrt(Arrays.stream(w).map(each -> each * each).sum());
                assertEquals(norm + biases[unit], optima.get(unit).activation(), 1e-3 * norm);
                assertNeverFalls(optima.get(unit).recorded());
            }
        }
    }

    @Test
    void aDeepUnitsRecordNeverFallsAndItsOptimumIsAPicture() {
        try (Parallel parallel = new Parallel(2);
                ParameterVector theta = drawn(DEEP.build().layout(), -1, 9);
                UnitActivations activations = new UnitActivations(DEEP, 2, theta, null, parallel)) {
            int[] units = {0, 1, 2};
            double[] penalties = {0.1, 0.5, 2};
            List<Optimum> optima = new ActivationMaximization(new MaximizationDomain.BlurredPictures(SHAPE), 200)
                    .climb(
                            (x, gradients) -> activations.differentiate(x, units, gradients),
                            points(3, 10),
                            penalties,
                            () -> {});
            for (int unit : units) {
                Optimum optimum = optima.get(unit);
                assertEquals(201, optimum.recorded().size());
                assertNeverFalls(optimum.recorded());
                assertTrue(optimum.value() > optimum.recorded().get(0));
                double[] x = unboxed(optimum.x());
                assertTrue(Arrays.stream(x).allMatch(each -> each >= 0 && each <= 1));
                double[] again =
                        activations.differentiate(new double[][] {x}, new int[] {unit}, new double[1][FEATURES]);
                assertEquals(again[0], optimum.activation(), 1e-12);
                double square = Arrays.stream(x).map(each -> each * each).sum();
                assertEquals(optimum.activation() - penalties[unit] * square, optimum.value(), 1e-12);
            }
        }
    }

    @Test
    void theBlurKeepsTheMeanAndIsItsOwnTranspose() {
        MaximizationDomain domain = new MaximizationDomain.BlurredPictures(SHAPE);
        double[][] u = points(2, 11);
        double[] blurred = domain.point(u[0]);
        assertEquals(Arrays.stream(u[0]).sum(), Arrays.stream(blurred).sum(), 1e-12);
        double there = 0;
        double back = 0;
        double[] pulled = domain.pullBack(u[1]);
        for (int i = 0; i < FEATURES; i++) {
            there += blurred[i] * u[1][i];
            back += u[0][i] * pulled[i];
        }
        assertEquals(there, back, 1e-12);
    }

    /** A point in the middle of 4 × 5 pixels, and one in a corner, where pixels at a border are their own neighbours. */
    @Test
    void theBlurSpreadsAPixelByQuartersAndHalves() {
        MaximizationDomain domain = new MaximizationDomain.BlurredPictures(SHAPE);
        double[] u = new double[FEATURES];
        u[1 * 5 + 2] = 16;
        double[] inside = {
            0, 1, 2, 1, 0,
            0, 2, 4, 2, 0,
            0, 1, 2, 1, 0,
            0, 0, 0, 0, 0
        };
        assertArrayEquals(inside, domain.point(u), 1e-15);
        u[1 * 5 + 2] = 0;
        u[3 * 5 + 4] = 16;
        double[] corner = {
            0, 0, 0, 0, 0,
            0, 0, 0, 0, 0,
            0, 0, 0, 1, 3,
            0, 0, 0, 3, 9
        };
        assertArrayEquals(corner, domain.point(u), 1e-15);
    }

    @Test
    void parametersAreMovedToTheNearestPointOfTheirSet() {
        double[] levels = {-0.5, 0, 0.3, 1, 1.5};
        new MaximizationDomain.BlurredPictures(new PictureShape(1, 5)).project(levels);
        assertArrayEquals(new double[] {0, 0, 0.3, 1, 1}, levels);
        double[] vector = {3, -4};
        new MaximizationDomain.UnitSphere().project(vector);
        assertArrayEquals(new double[] {0.6, -0.8}, vector, 1e-15);
        double[] zero = {0, 0};
        new MaximizationDomain.UnitSphere().project(zero);
        assertArrayEquals(new double[] {0, 0}, zero, "no direction is the nearest");
    }

    /** One pixel, whose blur is itself. */
    private static final MaximizationDomain PIXEL = new MaximizationDomain.BlurredPictures(new PictureShape(1, 1));

    /** a(x) = −(x − ½)² from 0, and a constant: the first step is 0.1. */
    @Test
    void stepsAreTwiceAsLongAfterOneThatRisesAndHalfAsLongOtherwise() {
        ActivationMaximization.Activations parabola = (x, gradients) -> {
            gradients[0][0] = -2 * (x[0][0] - 0.5);
            gradients[1][0] = 0;
            return new double[] {-Math.pow(x[0][0] - 0.5, 2), 7};
        };
        int[] calls = {0};
        List<Optimum> optima = new ActivationMaximization(PIXEL, 6)
                .climb(parabola, new double[][] {{0}, {0.5}}, new double[2], () -> calls[0]++);
        // x = 0, 0.1, 0.26, 0.452, 0.5288; 0.43664 with the length 1.6 is not higher; 0.48272 with 0.8 is.
        double[] fromTheMiddle = {0.5, 0.4, 0.24, 0.048, 0.0288, 0.0288, 0.01728};
        assertArrayEquals(
                Arrays.stream(fromTheMiddle).map(x -> -x * x).toArray(),
                unboxed(optima.get(0).recorded()),
                1e-14);
        assertEquals(0.48272, optima.get(0).x().get(0), 1e-14);
        assertEquals(List.of(7.0, 7.0, 7.0, 7.0, 7.0, 7.0, 7.0), optima.get(1).recorded());
        assertEquals(List.of(0.5), optima.get(1).x());
        assertEquals(6, calls[0]);
    }

    @Test
    void aPenaltyPullsTheOptimumTowardsZero() {
        ActivationMaximization.Activations parabola = (x, gradients) -> {
            gradients[0][0] = -2 * (x[0][0] - 1);
            return new double[] {-Math.pow(x[0][0] - 1, 2)};
        };
        Optimum optimum = new ActivationMaximization(PIXEL, 100)
                .climb(parabola, new double[][] {{0}}, new double[] {3}, () -> {})
                .get(0);
        assertEquals(0.25, optimum.x().get(0), 1e-6, "−(x − 1)² − 3 x² is largest at ¼");
        assertEquals(-0.5625, optimum.activation(), 1e-6);
        assertEquals(-0.75, optimum.value(), 1e-12);
    }
}
