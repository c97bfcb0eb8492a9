package org.costscape.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MadeDataTest {
    static List<Function<Sizes, Split>> makers() {
        return List.of(
                sizes -> Spirals.make(sizes, 1.5, 0.02),
                sizes -> Xor.make(sizes, 0.3),
                sizes -> Clusters.make(sizes, 4, 3, 0.5),
                sizes -> Clusters.noisyStream(sizes, 4, 3, 0.5, 0.4),
                sizes -> LinearTeacher.make(sizes, 6, 4, new double[] {3, 1}));
    }

    @ParameterizedTest
    @MethodSource("makers")
    void oneSeedMakesTheSameDataAndAnotherOneOthers(Function<Sizes, Split> maker) {
        try (Split data = maker.apply(new Sizes(40, 24, 0));
                Split again = maker.apply(new Sizes(40, 24, 0));
                Split other = maker.apply(new Sizes(40, 24, 1))) {
            assertEquals(40, data.training().size());
            assertEquals(24, data.heldOut().size());
            assertEquals(data.training().sha256(), again.training().sha256());
            assertEquals(data.heldOut().sha256(), again.heldOut().sha256());
            assertNotEquals(data.training().sha256(), other.training().sha256());
            assertNotEquals(data.training().sha256(), data.heldOut().sha256());
        }
    }

    private static double[] numbers(Dataset data) {
        double[] x = new double[data.features() * data.size()];
        data.inputs().read(0, x);
        return x;
    }

    @Test
    void aSpiralWithoutNoiseHasAnAngleThatGrowsWithItsRadius() {
        try (Split data = Spirals.make(new Sizes(200, 10, 3), 1.5, 0)) {
            double[] x = numbers(data.training());
            for (int i = 0; i < 200; i++) {
                double radius = Math.hypot(x[2 * i], x[2 * i + 1]);
                double expected = Math.PI * (3 * radius + data.training().label(i));
                assertEquals(radius * Math.cos(expected), x[2 * i], 1e-12);
                assertEquals(radius * Math.sin(expected), x[2 * i + 1], 1e-12);
            }
        }
    }

    @Test
    void theClassOfAnExclusiveOrIsWhetherTheSignsDiffer() {
        try (Split data = Xor.make(new Sizes(100, 10, 3), 0)) {
            double[] x = numbers(data.training());
            for (int i = 0; i < 100; i++) {
                assertEquals(
                        x[2 * i] * x[2 * i + 1] < 0 ? 1 : 0, data.training().label(i));
            }
        }
    }

    @Test
    void clustersWithoutSpreadAreTheSameCentresInBothSets() {
        try (Split data = Clusters.make(new Sizes(9, 6, 3), 3, 2, 0)) {
            double[] training = numbers(data.training());
            double[] heldOut = numbers(data.heldOut());
            for (int i = 0; i < heldOut.length; i++) {
                assertEquals(training[i], heldOut[i], 0);
                assertEquals(training[i], training[i + 6], 0);
            }
        }
    }

    @Test
    void aShareOfTheStreamsTrainingLabelsIsRandomAndNoneOfTheHeldOut() {
        try (Split data = Clusters.noisyStream(new Sizes(20_000, 500, 3), 10, 2, 1, 0.4)) {
            long wrong = IntStream.range(0, 20_000)
                    .filter(i -> data.training().label(i) != i % 10)
                    .count();
            assertEquals(0.36, wrong / 20_000.0, 0.01, "a random label of ten is right by chance");
            assertTrue(IntStream.range(0, 500).allMatch(i -> data.heldOut().label(i) == i % 10));
        }
    }

    @Test
    void theTeachersInputsAreWhiteAndItsCorrelationHasTheGivenSingularValues() {
        double[] strengths = {4, 2, 0.5};
        try (Split data = LinearTeacher.make(new Sizes(50, 30, 3), 6, 4, strengths)) {
            for (Dataset each : List.of(data.training(), data.heldOut())) {
                assertFalse(each.isClassified());
                assertEquals(4, each.outputs());
                double[] x = numbers(each);
                double[][] correlation = new double[4][6]; // YXᵀ/N
                for (int a = 0; a < 6; a++) {
                    for (int b = 0; b < 6; b++) {
                        double sum = 0;
                        for (int i = 0; i < each.size(); i++) {
                            sum += x[6 * i + a] * x[6 * i + b];
                        }
                        assertEquals(a == b ? 1 : 0, sum / each.size(), 1e-12);
                    }
                    for (int k = 0; k < 4; k++) {
                        for (int i = 0; i < each.size(); i++) {
                            correlation[k][a] += each.target(i, k) * x[6 * i + a] / each.size();
                        }
                    }
                }
                assertPowerSums(correlation, strengths);
            }
        }
    }

    /** tr M = Σ s² and tr M² = Σ s⁴ and tr M³ = Σ s⁶ for M = CCᵀ of rank 3: these determine the three singular values. */
    private static void assertPowerSums(double[][] c, double[] strengths) {
        double[][] m = multiply(c, transpose(c));
        double[][] power = m;
        for (int exponent = 1; exponent <= 3; exponent++) {
            double expected = 0;
            for (double s : strengths) {
                expected += Math.pow(s, 2 * exponent);
            }
            double trace = 0;
            for (int i = 0; i < m.length; i++) {
                trace += power[i][i];
            }
            assertEquals(expected, trace, 1e-12 * expected);
            power = multiply(power, m);
        }
    }

    private static double[][] transpose(double[][] a) {
        double[][] result = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[0].length; k++) {
                result[k][i] = a[i][k];
            }
        }
        return result;
    }

    private static double[][] multiply(double[][] a, double[][] b) {
        double[][] result = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b[0].length; k++) {
                for (int j = 0; j < b.length; j++) {
                    result[i][k] += a[i][j] * b[j][k];
                }
            }
        }
        return result;
    }
}
