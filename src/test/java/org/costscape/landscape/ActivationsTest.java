package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.network.Activation;
import org.costscape.parameter.ParameterVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a step, or batch normalization, makes of pre-activations that are known. */
class ActivationsTest {
    private static ParameterVector slopes(KnownActivations cost, double... slopes) {
        return ParameterVector.of(cost.layout(), Precision.DOUBLE, slopes);
    }

    private static long total(Distribution distribution) {
        return distribution.counts().stream().mapToLong(Long::longValue).sum();
    }

    /** Before: 0, 2 and 1, 1 of the two units. After: 0, 8 and 1, 3. */
    @Test
    void aHistogramOfAStepHasOneRangeMeanAndDeviationForAllUnits() {
        KnownActivations cost = KnownActivations.of(2, 0, 2);
        try (ParameterVector from = slopes(cost, 1, 0);
                ParameterVector to = slopes(cost, 4, 1)) {
            ActivationChange change = ActivationChange.of(cost, 3, 2, 2, from, to);
            assertEquals(3, change.layer());
            assertEquals(257, change.edges().size());
            assertEquals(0, change.edges().get(0));
            assertEquals(1.0 / 32, change.edges().get(1));
            assertEquals(8, change.edges().get(256));
            assertEquals(1, change.before().mean());
            assertEquals(Math.sqrt(0.5), change.before().deviation(), 1e-15);
            assertEquals(3, change.after().mean());
            assertEquals(Math.sqrt((9 + 25 + 4) / 4.0), change.after().deviation(), 1e-15);
            assertEquals(2 / Math.sqrt(0.5), change.shift(), 1e-15);
            assertEquals(4, total(change.before()));
            assertEquals(1, change.before().counts().get(0));
            assertEquals(2, change.before().counts().get(32));
            assertEquals(1, change.before().counts().get(64));
            assertEquals(1, change.after().counts().get(255)); // the upper edge itself
        }
    }

    /** More units than fit into one forward pass of 4 million numbers: each is counted once. */
    @Test
    void unitsAreTakenAFewAtATime() {
        int examples = 3 << 19; // so that 2 units go together
        double[] x = new double[examples];
        x[0] = 1;
        KnownActivations cost = KnownActivations.of(3, x);
        try (ParameterVector from = slopes(cost, 0, 0, 8);
                ParameterVector to = slopes(cost, 0, 0, 0)) {
            ActivationChange change = ActivationChange.of(cost, 0, 3, examples, from, to);
            assertEquals(3L * examples, total(change.before()));
            assertEquals(1, change.before().counts().get(255));
            assertEquals(1 + 8.0 / (3L * examples), change.before().mean(), 1e-12);
            assertEquals(examples, change.after().counts().get(0));
        }
    }

    @Test
    void valuesThatAreAllOneStandInTheMiddleOfABinRange() {
        KnownActivations cost = KnownActivations.of(1, 0, 0, 0);
        try (ParameterVector theta = slopes(cost, 1)) {
            ActivationChange change = ActivationChange.of(cost, 0, 1, 3, theta, theta);
            assertEquals(-0.5, change.edges().get(0));
            assertEquals(0.5, change.edges().get(256));
            assertEquals(3, change.before().counts().get(128));
        }
    }

    @Test
    void twoUnitsOfAStepAreTwoCloudsWithMeansAndCovariances() {
        KnownActivations cost = KnownActivations.of(3, 1, -1, 3);
        try (ParameterVector from = slopes(cost, 2, 7, -1);
                ParameterVector to = slopes(cost, 0, 7, 0)) {
            UnitScatter scatter = UnitScatter.of(cost, 1, 0, 2, from, to);
            assertEquals(List.of(2.0, -2.0, 6.0), scatter.before().x());
            assertEquals(List.of(1.0, 3.0, -1.0), scatter.before().y());
            assertEquals(2, scatter.before().meanX());
            assertEquals(1, scatter.before().meanY());
            assertEquals(32 / 3.0, scatter.before().xx(), 1e-14);
            assertEquals(-16 / 3.0, scatter.before().xy(), 1e-14);
            assertEquals(8 / 3.0, scatter.before().yy(), 1e-14);
            assertEquals(List.of(0.0, 0.0, 0.0), scatter.after().x());
            assertEquals(0, scatter.after().xx());
        }
    }

    @Test
    void aCloudKeepsItsFirst500PointsAndMeasuresAll() {
        double[] x = IntStream.range(0, 600).mapToDouble(i -> i).toArray();
        UnitScatter.Cloud cloud = UnitScatter.Cloud.of(x, x);
        assertEquals(500, cloud.x().size());
        assertEquals(499, cloud.y().get(499));
        assertEquals(299.5, cloud.meanX());
        assertEquals((600.0 * 600 - 1) / 12, cloud.xy(), 1e-9);
    }

    /** Of a covariance R(φ) diag(λ₁, λ₂) R(φ)ᵀ. */
    @ParameterizedTest
    @CsvSource({"4, 1, 0.3", "9, 0, -1.2", "2, 0.5, 1.5707963267948966", "3, 2, 0", "25, 24, -0.7"})
    void theEllipseHasTheEigenvectorsAsAxes(double larger, double smaller, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        UnitScatter.Cloud cloud = new UnitScatter.Cloud(
                List.of(),
                List.of(),
                0,
                0,
                larger * c * c + smaller * s * s,
                (larger - smaller) * c * s,
                larger * s * s + smaller * c * c);
        UnitScatter.Ellipse ellipse = cloud.ellipse();
        assertEquals(Math.sqrt(larger), ellipse.major(), 1e-12);
        assertEquals(Math.sqrt(smaller), ellipse.minor(), 1e-7);
        assertEquals(angle, ellipse.angle(), 1e-12);
    }

    @Test
    void theEllipseOfAPointIsAPoint() {
        assertEquals(new UnitScatter.Ellipse(0, 0, 0), UnitScatter.Ellipse.of(0, 0, 0));
    }

    /** z = 1, 3, 8 of mean 4 and variance 26/3. */
    @Test
    void theStagesOfNormalizationAreThoseOfItsFormula() {
        double epsilon = 1 / 3.0;
        NormalizationRule rule = new NormalizationRule(epsilon, Activation.RELU, List.of(1.0, 2.0), List.of(0.0, 1.0));
        double[][] stages = rule.stages(1, new double[] {1, 3, 8});
        assertArrayEquals(new double[] {1, 3, 8}, stages[0]);
        assertArrayEquals(new double[] {-3, -1, 4}, stages[1], 1e-15);
        assertArrayEquals(new double[] {-1, -1 / 3.0, 4 / 3.0}, stages[2], 1e-15);
        assertArrayEquals(new double[] {0, 1 / 3.0, 11 / 3.0}, stages[3], 1e-15);
    }

    @Test
    void theStagesOfALayerAreMeasuredPerUnitAndOverAllUnits() {
        KnownActivations cost = KnownActivations.of(4, -3, -1, 4);
        NormalizationRule rule = new NormalizationRule(
                0, Activation.IDENTITY, List.of(1.0, 1.0, 1.0, 3.0), List.of(0.0, 0.0, 0.0, -1.0));
        try (ParameterVector theta = slopes(cost, 7, 1, 7, 2)) {
            List<String> passes = new ArrayList<>();
            NormalizationStages found =
                    NormalizationStages.of(cost, theta, 0, rule, List.of(1, 3), 3, () -> passes.add("pass"));
            assertEquals(2, passes.size());
            NormalizationStages.Unit first = found.units().get(0);
            NormalizationStages.Unit second = found.units().get(1);
            assertEquals(1, first.unit());
            assertEquals(3, second.unit());
            assertEquals(3, second.gamma());
            assertEquals(-1, second.beta());
            assertNear(List.of(1.0, 0.0, 0.0, 0.0), first.means());
            assertNear(List.of(26 / 3.0, 26 / 3.0, 1.0, 1.0), first.variances());
            assertNear(List.of(3.0, 0.0, 0.0, -1.0), second.means());
            assertNear(List.of(4 * 26 / 3.0, 4 * 26 / 3.0, 1.0, 9.0), second.variances());
            NormalizationStages.Stage z = found.stages().get(0);
            assertEquals(-3, z.edges().get(0)); // 2 · (−3) + 3 of the second unit, the smallest of all
            assertEquals(11, z.edges().get(256));
            assertEquals(2, z.values().mean(), 1e-15);
            assertEquals(6, total(z.values()));
            assertEquals(4, found.stages().size());
            assertEquals(6, total(found.stages().get(3).values()));
        }
    }

    @Test
    void unitsOfNormalizationAreTakenAFewAtATime() {
        int examples = 3 << 19;
        KnownActivations cost = KnownActivations.of(3, new double[examples]);
        List<Double> ones = Collections.nCopies(3, 1.0);
        List<String> passes = new ArrayList<>();
        try (ParameterVector theta = slopes(cost, 0, 0, 0)) {
            NormalizationStages found = NormalizationStages.of(
                    cost,
                    theta,
                    0,
                    new NormalizationRule(1, Activation.IDENTITY, ones, ones),
                    List.of(0, 1, 2),
                    examples,
                    () -> passes.add("pass"));
            assertEquals(4, passes.size()); // two units and one, twice
            assertEquals(
                    List.of(0, 1, 2),
                    found.units().stream().map(NormalizationStages.Unit::unit).toList());
            assertEquals(3L * examples, total(found.stages().get(0).values()));
        }
    }

    private static void assertNear(List<Double> expected, List<Double> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), found.get(i), 1e-13, "number " + i);
        }
    }
}
