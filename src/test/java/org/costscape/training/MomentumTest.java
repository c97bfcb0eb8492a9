package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.cost.ToyCost;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MomentumTest {
    private static final Momentum PAPER = new Momentum.Ramp(0.5, 0.7, 250);

    @ParameterizedTest
    @CsvSource({"0, 0.5", "1, 0.5008", "50, 0.54", "125, 0.6", "249, 0.6992", "250, 0.7", "251, 0.7", "10000, 0.7"})
    void thePaperGoesFromOneHalfToSevenTenthsOver250Epochs(int epoch, double expected) {
        assertEquals(expected, PAPER.at(epoch), 1e-15);
    }

    /** J = ½w², so that g = w; two steps an epoch; w computed by hand from 1 on with η = ½, μ = 0, 0, ¼, ¼, ½, ½, ½. */
    @Test
    void stepsTakeTheMomentumOfTheirEpoch() {
        Momentum ramp = new Momentum.Ramp(0, 0.5, 2);
        // v is 1, 0.5, 0.375, 0.15625, 0.0625, -0.015625, -0.046875
        double[] w = {1, 0.5, 0.25, 0.0625, -0.015625, -0.046875, -0.0390625, -0.015625};
        assertArrayEquals(w, path(new SgdDefinition(0.5, ramp), w.length - 1, 2));
    }

    /** As above, with w ← w − (w + μv)/2. */
    @Test
    void stepsOfNesterovTakeTheMomentumOfTheirEpoch() {
        Momentum ramp = new Momentum.Ramp(0, 0.5, 2);
        // v is 1, 0.5, 0.375, 0.171875
        double[] w = {1, 0.5, 0.25, 0.078125, 0.017578125};
        assertArrayEquals(w, path(new NesterovDefinition(0.5, ramp), w.length - 1, 2));
    }

    static Stream<List<OptimizerDefinition>> constants() {
        return Stream.of(
                List.of(new SgdDefinition(0.1, 0.9), new SgdDefinition(0.1, new Momentum.Ramp(0.9, 0.9, 1))),
                List.of(new NesterovDefinition(0.1, 0.9), new NesterovDefinition(0.1, new Momentum.Ramp(0.9, 0.9, 1))));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void aRampThatDoesNotRiseIsAConstantMomentumBitForBit(List<OptimizerDefinition> both) {
        assertArrayEquals(path(both.get(0), 40, 3), path(both.get(1), 40, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -0.1 | 0.7 | 250 | momentum.from: expected at least 0 and less than 1, found -0.1
        0.5  | 1   | 250 | momentum.to: expected at least 0 and less than 1, found 1.0
        0.5  | 0.7 | 0   | momentum.epochs: expected at least 1, found 0
        """)
    void aRampOutOfRangeIsRefusedWithItsField(double from, double to, int epochs, String message) {
        Momentum ramp = new Momentum.Ramp(from, to, epochs);
        BadInputException thrown = assertThrows(BadInputException.class, () -> new SgdDefinition(0.1, ramp));
        assertEquals(message, thrown.getMessage());
        assertThrows(BadInputException.class, () -> new NesterovDefinition(0.1, ramp));
    }

    @Test
    void titlesSayHowItGoes() {
        assertEquals("SGD", new SgdDefinition(0.1, 0).title());
        assertEquals("SGD, momentum 0.9", new SgdDefinition(0.1, 0.9).title());
        assertTrue(new SgdDefinition(0.1, PAPER).title().endsWith("momentum 0.5 → 0.7 over 250 epochs"));
    }

    /** w₀ = 1 and w after each step on J = ½w². */
    private static double[] path(OptimizerDefinition definition, int steps, int stepsAnEpoch) {
        try (ToyCost cost = new ToyCost(new QuadraticDefinition(List.of(1.0)));
                Optimizer optimizer = definition.start(cost, Precision.DOUBLE);
                ParameterVector w = ParameterVector.of(cost.layout(), Precision.DOUBLE, new double[] {1});
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            return IntStream.rangeClosed(0, steps)
                    .mapToDouble(step -> {
                        double now = w.toDoubles()[0];
                        cost.costAndGradient(w, gradient);
                        optimizer.step(w, gradient, new Pace(step, step / stepsAnEpoch, 1));
                        return now;
                    })
                    .toArray();
        }
    }
}
