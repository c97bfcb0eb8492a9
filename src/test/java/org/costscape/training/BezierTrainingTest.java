package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.ProductDefinition;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.cost.ToyCost;
import org.costscape.cost.ToyDefinition;
import org.costscape.cost.ToyTraining;
import org.costscape.file.BadInputException;
import org.costscape.parameter.BezierCurve;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;

/** Bends trained on toys, whose best bend is known. */
class BezierTrainingTest {
    private static final Progress CANCELLED = new Progress() {
        @Override
        public void report(long done, long total) {}

        @Override
        public boolean cancelled() {
            return true;
        }
    };

    private static TrainingDefinition definition(OptimizerDefinition optimizer) {
        return new TrainingDefinition(optimizer, new Schedule.Constant(), List.of(), 1, 10, 1, 1);
    }

    private static double[] bend(ToyDefinition toy, double rate, int steps, long seed, double[] from, double[] to) {
        return bend(toy, new SgdDefinition(rate, 0.9), steps, seed, from, to, Progress.NONE);
    }

    private static double[] bend(
            ToyDefinition toy,
            OptimizerDefinition optimizer,
            int steps,
            long seed,
            double[] from,
            double[] to,
            Progress progress) {
        try (ToyCost cost = new ToyCost(toy);
                ToyTraining minibatches = new ToyTraining(new ToyCost(toy));
                ParameterVector start = ParameterVector.of(cost.layout(), Precision.DOUBLE, from);
                ParameterVector end = ParameterVector.of(cost.layout(), Precision.DOUBLE, to);
                ParameterVector bend = new BezierTraining(definition(optimizer), cost, steps, seed)
                        .bend(start, end, minibatches, Optional.empty(), progress)) {
            assertArrayEquals(from, start.toDoubles());
            assertArrayEquals(to, end.toDoubles());
            return bend.toDoubles();
        }
    }

    /** E 2t(1−t) φ(t) = 0 gives θ = −(∫2t(1−t)³)/(∫4t²(1−t)²) (w₁ + w₂) = −¾ (w₁ + w₂). */
    @Test
    void theBestBendOfAQuadraticIsFound() {
        double[] bend = bend(
                new QuadraticDefinition(List.of(1.0, 1.0)), 0.02, 20_000, 1, new double[] {1, 0.4}, new double[] {1, -2
                });
        assertEquals(-1.5, bend[0], 0.05);
        assertEquals(1.2, bend[1], 0.05);
    }

    @Test
    void theCurveGoesAroundTheBarrierOfTheLine() {
        double[] from = {2, 0.5};
        double[] to = {0.5, 2};
        ToyDefinition toy = new ProductDefinition(2);
        double[] bend = bend(toy, 0.01, 4000, 0, from, to);
        try (ToyCost cost = new ToyCost(toy);
                ParameterVector start = ParameterVector.of(cost.layout(), Precision.DOUBLE, from);
                ParameterVector end = ParameterVector.of(cost.layout(), Precision.DOUBLE, to);
                ParameterVector middle = ParameterVector.of(cost.layout(), Precision.DOUBLE, bend);
                ParameterVector theta = start.copy()) {
            BezierCurve curve = new BezierCurve(start, middle, end);
            Line line = new Line(start, end);
            double highest = 0;
            double highestOfLine = 0;
            for (int i = 0; i <= 100; i++) {
                curve.at(i / 100.0, theta);
                highest = Math.max(highest, cost.evaluate(theta).cost());
                line.at(i / 100.0, theta);
                highestOfLine = Math.max(highestOfLine, cost.evaluate(theta).cost());
            }
            assertEquals(Math.pow(1 - 1.25 * 1.25, 2), highestOfLine, 1e-12);
            assertTrue(highest < 0.1 * highestOfLine, highest + " and " + highestOfLine);
        }
    }

    @Test
    void theEndsAreExactAndTheInsideIsTheFormula() {
        double[] w1 = {0.1, -7.3};
        double[] bend = {5, 1e-3};
        double[] w2 = {1.0 / 3, 2};
        try (ToyCost cost = new ToyCost(new ProductDefinition(2));
                ParameterVector start = ParameterVector.of(cost.layout(), Precision.DOUBLE, w1);
                ParameterVector middle = ParameterVector.of(cost.layout(), Precision.DOUBLE, bend);
                ParameterVector end = ParameterVector.of(cost.layout(), Precision.DOUBLE, w2);
                ParameterVector theta = end.copy()) {
            BezierCurve curve = new BezierCurve(start, middle, end);
            curve.at(0, theta);
            assertArrayEquals(w1, theta.toDoubles());
            curve.at(1, theta);
            assertArrayEquals(w2, theta.toDoubles());
            curve.at(0.25, theta);
            for (int i = 0; i < 2; i++) {
                assertEquals(0.5625 * w1[i] + 0.375 * bend[i] + 0.0625 * w2[i], theta.toDoubles()[i], 1e-14);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherOneOthers() {
        ToyDefinition toy = new ProductDefinition(2);
        double[] from = {2, 0.5};
        double[] to = {0.5, 2};
        double[] bend = bend(toy, 0.01, 50, 0, from, to);
        assertArrayEquals(bend, bend(toy, 0.01, 50, 0, from, to));
        assertTrue(bend[0] != bend(toy, 0.01, 50, 1, from, to)[0]);
    }

    @Test
    void itCanBeCancelled() {
        assertThrows(
                CancellationException.class,
                () -> bend(
                        new ProductDefinition(2),
                        new SgdDefinition(0.01, 0),
                        50,
                        0,
                        new double[] {2, 0.5},
                        new double[] {0.5, 2},
                        CANCELLED));
    }

    @Test
    void whatDivergesIsSaid() {
        DivergedException thrown = assertThrows(
                DivergedException.class,
                () -> bend(new ProductDefinition(2), 1e9, 500, 0, new double[] {2, 0.5}, new double[] {0.5, 2}));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith("bezier: diverged after"));
    }

    @Test
    void anOptimizerThatNeedsTheHessianIsRefused() {
        BadInputException thrown = assertThrows(
                BadInputException.class,
                () -> bend(
                        new ProductDefinition(2),
                        new NewtonDefinition(1, 0),
                        5,
                        0,
                        new double[] {2, 0.5},
                        new double[] {0.5, 2},
                        Progress.NONE));
        assertTrue(String.valueOf(thrown.getMessage()).contains("needs gradients alone"));
    }
}
