package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.costscape.array.Precision;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.NetworkCost;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random directions and their normalization, principal components, and coordinates in a plane. */
class PlaneDirectionsTest {
    private static final Network NETWORK = Networks.dense(Activation.RELU, 6, 9, 4);

    private static ParameterVector vector(double... numbers) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        layout.add("w", numbers.length);
        return ParameterVector.of(layout.build(), Precision.DOUBLE, numbers);
    }

    private static double norm(double[] numbers, int from, int count) {
        return Math.sqrt(
                Arrays.stream(numbers, from, from + count).map(x -> x * x).sum());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -3})
    void afterFilterNormalizationEachRowHasTheNormOfItsWeightsAndBiasesAreZero(long seed) {
        try (ParameterVector origin = new Initialization.He().draw(NETWORK.layout(), Precision.DOUBLE, 1)) {
            double[] weights = origin.toDoubles();
            double[] direction = RandomDirection.of(seed, Normalization.FILTER, origin);
            for (Block block : NETWORK.layout().blocks()) {
                boolean matrix = block.shape().size() > 1;
                int rows = matrix ? block.shape().get(0) : 1;
                int size = block.size() / rows;
                for (int row = 0; row < rows; row++) {
                    int from = block.offset() + row * size;
                    double expected = matrix ? norm(weights, from, size) : 0;
                    assertEquals(expected, norm(direction, from, size), 1e-9);
                }
            }
        }
    }

    @Test
    void normalizationByLayerAndByModelKeepsTheNormsOfLayersAndOfAll() {
        try (ParameterVector origin = new Initialization.He().draw(NETWORK.layout(), Precision.DOUBLE, 1)) {
            double[] weights = origin.toDoubles();
            double[] byLayer = RandomDirection.of(5, Normalization.LAYER, origin);
            double[] byModel = RandomDirection.of(5, Normalization.MODEL, origin);
            double[] raw = RandomDirection.of(5, Normalization.NONE, origin);
            Block first = NETWORK.layout().blocks().get(0);
            assertEquals(
                    norm(weights, first.offset(), first.size()), norm(byLayer, first.offset(), first.size()), 1e-9);
            assertEquals(norm(weights, 0, weights.length), norm(byModel, 0, weights.length), 1e-9);
            assertEquals(raw[3] / raw[4], byModel[3] / byModel[4], 1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(Normalization.class)
    void aDirectionDependsOnTheSeedAloneAndZeroIsASeedToo(Normalization normalization) {
        try (ParameterVector origin = new Initialization.He().draw(NETWORK.layout(), Precision.DOUBLE, 1)) {
            double[] once = RandomDirection.of(0, normalization, origin);
            assertArrayEquals(once, RandomDirection.of(0, normalization, origin));
            assertFalse(Arrays.equals(once, RandomDirection.of(1, normalization, origin)));
        }
    }

    @Test
    void aFilterOfNormZeroGetsAZeroDirection() {
        try (ParameterVector origin = ParameterVector.zeros(NETWORK.layout(), Precision.DOUBLE)) {
            double[] direction = RandomDirection.of(1, Normalization.FILTER, origin);
            assertEquals(0, norm(direction, 0, direction.length));
        }
    }

    @Test
    void twoDrawsAreNearlyOrthogonal() {
        try (ParameterVector origin = ParameterVector.zeros(
                        Networks.dense(Activation.RELU, 50, 100, 50).layout(), Precision.DOUBLE);
                ParameterVector first = ParameterVector.of(
                        origin.layout(), Precision.DOUBLE, RandomDirection.of(1, Normalization.NONE, origin));
                ParameterVector second = ParameterVector.of(
                        origin.layout(), Precision.DOUBLE, RandomDirection.of(2, Normalization.NONE, origin))) {
            assertEquals(0, PlaneCoordinates.cosine(first, second), 0.04); // 4 standard deviations
        }
    }

    /** THEORY: W₁, b₁ times c and W₂ over c give an identical slice of a ReLU network. */
    @ParameterizedTest
    @ValueSource(doubles = {10, 0.37})
    void aFilterNormalizedSliceIsInvariantToTheScaleOfALayer(double c) {
        double[] once = slice(1);
        double[] scaled = slice(c);

        for (int k = 0; k < once.length; k++) {
            assertEquals(once[k], scaled[k], 1e-11 * Math.abs(once[k]));
        }
    }

    private static double[] slice(double c) {
        double[] factors = {c, c, 1 / c, 1};
        try (Parallel parallel = new Parallel(1);
                NetworkCost cost = new NetworkCost(
                        NETWORK,
                        new CrossEntropyDefinition(),
                        Datasets.random(60, 6, 4, 1),
                        Precision.DOUBLE,
                        parallel);
                ParameterVector origin = new Initialization.He().draw(NETWORK.layout(), Precision.DOUBLE, 1)) {
            for (Block block : NETWORK.layout().blocks()) {
                double[] numbers = origin.widened(block);
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] *= factors[block.index()];
                }
                origin.writeRounded(block, numbers);
            }
            try (ParameterVector first = ParameterVector.of(
                            NETWORK.layout(), Precision.DOUBLE, RandomDirection.of(3, Normalization.FILTER, origin));
                    ParameterVector second = ParameterVector.of(
                            NETWORK.layout(), Precision.DOUBLE, RandomDirection.of(4, Normalization.FILTER, origin));
                    ParameterVector theta = origin.copy()) {
                Subspace plane = new Subspace(origin, List.of(first, second));
                double[] costs = new double[25];
                for (int k = 0; k < 25; k++) {
                    plane.at(new double[] {(k / 5 - 2) / 2.0, (k % 5 - 2) / 2.0}, theta);
                    costs[k] = cost.evaluate(theta).cost();
                }
                return costs;
            }
        }
    }

    @Test
    void principalComponentsAreTheSingularVectorsOfTheCentredRows() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] rows = new double[6][11];
        List<ParameterVector> points = new ArrayList<>();
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = 1000 + random.nextGaussian() * (i + 1);
            }
            points.add(vector(row));
        }
        for (int i = 0; i < 11; i++) {
            double mean = 0;
            for (double[] row : rows) {
                mean += row[i] / rows.length;
            }
            for (double[] row : rows) {
                row[i] -= mean;
            }
        }
        SingularValueDecomposition direct = new SingularValueDecomposition(new Array2DRowRealMatrix(rows));
        double sum = Arrays.stream(direct.getSingularValues()).map(s -> s * s).sum();

        PrincipalComponents found = PrincipalComponents.of(points, Progress.NONE);

        assertEquals(5, found.rank());
        for (int k = 1; k <= 5; k++) {
            double s = direct.getSingularValues()[k - 1];
            assertEquals(s * s / sum, found.explained(k), 1e-12);
            double[] expected = direct.getV().getColumn(k - 1);
            double[] component = found.component(k, Progress.NONE);
            double sign = Math.signum(expected[0] * component[0]);
            for (int i = 0; i < 11; i++) {
                assertEquals(sign * expected[i], component[i], 1e-9);
            }
        }
        points.forEach(ParameterVector::close);
    }

    @Test
    void aRandomWalkExplainsSixOverPiSquaredKSquared() {
        assertEquals(0.608, PrincipalComponents.explainedOfRandomWalk(1), 5e-4);
        assertEquals(0.152, PrincipalComponents.explainedOfRandomWalk(2), 5e-4);
        assertEquals(0.068, PrincipalComponents.explainedOfRandomWalk(3), 5e-4);
    }

    /** More parameters than a tile of 4,096 holds; both directions are known, of variances 9 : 1. */
    @Test
    void componentsOfManyParametersHaveLengthOneAndTheirLargestNumberIsPositive() {
        int size = 9000;
        List<ParameterVector> points = new ArrayList<>();
        for (double[] place : new double[][] {{3, 0}, {-3, 0}, {0, 1}, {0, -1}}) {
            double[] numbers = new double[size];
            Arrays.fill(numbers, 7);
            numbers[10] += -2 * place[0]; // along (−2, 1, …) at 10 and 8,900
            numbers[8900] += place[0];
            numbers[5000] += place[1];
            points.add(vector(numbers));
        }

        PrincipalComponents found = PrincipalComponents.of(points, Progress.NONE);

        assertEquals(2, found.rank());
        assertEquals(45 / 46.0, found.explained(1), 1e-12);
        assertEquals(1 / 46.0, found.explained(2), 1e-12);
        double[] first = found.component(1, Progress.NONE);
        double[] second = found.component(2, Progress.NONE);
        assertEquals(2 / Math.sqrt(5), first[10], 1e-12);
        assertEquals(-1 / Math.sqrt(5), first[8900], 1e-12);
        assertEquals(1, second[5000], 1e-12);
        assertEquals(1, norm(first, 0, size), 1e-12);
        points.forEach(ParameterVector::close);
    }

    @Test
    void componentsThatAreCancelledSaySo() {
        List<ParameterVector> points = List.of(vector(1, 2), vector(2, 1));
        Progress cancelled = new Progress() {
            @Override
            public void report(long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        PrincipalComponents found = PrincipalComponents.of(points, Progress.NONE);
        assertThrows(CancellationException.class, () -> PrincipalComponents.of(points, cancelled));
        assertThrows(CancellationException.class, () -> found.component(1, cancelled));
        points.forEach(ParameterVector::close);
    }

    @Test
    void coordinatesAreThoseOfLeastSquaresAlsoForDirectionsThatAreNotOrthogonal() {
        try (ParameterVector origin = vector(1, 1, 1, 1);
                ParameterVector first = vector(2, 0, 0, 0);
                ParameterVector second = vector(3, 4, 0, 0);
                ParameterVector theta = vector(1 + 2 * 0.5 + 3 * -0.25, 1 + 4 * -0.25, 1 + 3, 1 + 4)) {
            PlaneCoordinates.Place place = new PlaneCoordinates(new Subspace(origin, List.of(first, second))).of(theta);

            assertEquals(0.5, place.a(), 1e-14);
            assertEquals(-0.25, place.b(), 1e-14);
            assertEquals(5, place.residual(), 1e-14);
            assertEquals(0.6, PlaneCoordinates.cosine(first, second), 1e-15);
            assertTrue(PlaneCoordinates.parallel(PlaneCoordinates.cosine(first, first)));
            assertFalse(PlaneCoordinates.parallel(0.6));
        }
    }
}
