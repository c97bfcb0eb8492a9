package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRuleTest {
    /** A weight of two units with two inputs, and a bias. */
    private static ParameterVector vector(double... values) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        layout.add("weight", 2, 2);
        layout.add("bias", 2);
        return ParameterVector.of(layout.build(), Precision.DOUBLE, values);
    }

    @Test
    void aGradientAboveTheLimitIsScaledToIt() {
        try (ParameterVector theta = vector(0, 0, 0, 0, 0, 0);
                ParameterVector gradient = vector(3, 0, 0, 4, 0, 0)) {
            new TrainingRule.ClipNorm(2.5).beforeStep(theta, gradient);
            assertArrayEquals(new double[] {1.5, 0, 0, 2, 0, 0}, gradient.toDoubles(), 1e-15);
        }
    }

    @Test
    void aGradientWithinTheLimitIsLeftAsItIs() {
        try (ParameterVector theta = vector(0, 0, 0, 0, 0, 0);
                ParameterVector gradient = vector(3, 0, 0, 4, 0, 0)) {
            new TrainingRule.ClipNorm(5).beforeStep(theta, gradient);
            assertEquals(5, gradient.norm());
        }
    }

    @Test
    void weightDecayPullsAtWeightsButNotAtBiases() {
        try (ParameterVector theta = vector(1, 2, 3, 4, 5, 6);
                ParameterVector gradient = vector(1, 1, 1, 1, 1, 1)) {
            new TrainingRule.WeightDecay(0.5).beforeStep(theta, gradient);
            assertArrayEquals(new double[] {1.5, 2, 2.5, 3, 1, 1}, gradient.toDoubles());
        }
    }

    @Test
    void theWeightsIntoAUnitAreShortenedToTheLimit() {
        try (ParameterVector theta = vector(3, 4, 0.3, 0.4, 9, 9)) {
            new TrainingRule.MaxColumnNorm(List.of(1.0)).afterStep(theta);
            assertArrayEquals(new double[] {0.6, 0.8, 0.3, 0.4, 9, 9}, theta.toDoubles(), 1e-15);
        }
    }

    @Test
    void eachWeightMatrixHasItsOwnLimit() {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        layout.add("layers.0.weight", 1, 2);
        layout.add("layers.0.bias", 2);
        layout.add("layers.2.weight", 2, 2);
        TrainingRule.MaxColumnNorm rule = new TrainingRule.MaxColumnNorm(List.of(1.0, 10.0));
        try (ParameterVector theta =
                ParameterVector.of(layout.build(), Precision.DOUBLE, new double[] {3, 4, 9, 9, 3, 4, 30, 40})) {
            rule.afterStep(theta);
            assertArrayEquals(new double[] {0.6, 0.8, 9, 9, 3, 4, 6, 8}, theta.toDoubles(), 1e-14);
        }
        rule.checkFits(2);
        assertThrows(BadInputException.class, () -> rule.checkFits(3));
        new TrainingRule.MaxColumnNorm(List.of(1.0)).checkFits(3);
        assertThrows(BadInputException.class, () -> new TrainingRule.MaxColumnNorm(List.of()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aLimitThatIsNoPositiveNumberIsRefused(double limit) {
        assertThrows(BadInputException.class, () -> new TrainingRule.ClipNorm(limit));
        assertThrows(BadInputException.class, () -> new TrainingRule.WeightDecay(limit));
        assertThrows(BadInputException.class, () -> new TrainingRule.MaxColumnNorm(List.of(limit)));
    }
}
