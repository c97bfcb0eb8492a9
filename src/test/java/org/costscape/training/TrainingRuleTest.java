package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
            new TrainingRule.MaxColumnNorm(1).afterStep(theta);
            assertArrayEquals(new double[] {0.6, 0.8, 0.3, 0.4, 9, 9}, theta.toDoubles(), 1e-15);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aLimitThatIsNoPositiveNumberIsRefused(double limit) {
        assertThrows(BadInputException.class, () -> new TrainingRule.ClipNorm(limit));
        assertThrows(BadInputException.class, () -> new TrainingRule.WeightDecay(limit));
        assertThrows(BadInputException.class, () -> new TrainingRule.MaxColumnNorm(limit));
    }
}
