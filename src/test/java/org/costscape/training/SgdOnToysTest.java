package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costscape.cost.ProductDefinition;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.cost.ScalarProductDefinition;
import org.costscape.cost.SoftplusDefinition;
import org.costscape.cost.ThreeMinimaDefinition;
import org.costscape.cost.ToyDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradient descent where it is known what it does. */
class SgdOnToysTest {
    private static OptimizerDefinition sgd(double learningRate) {
        return new SgdDefinition(learningRate, 0);
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.01", "1"})
    void aQuadraticDivergesExactlyIfItsLargestEigenvalueIsAboveTwoByTheLearningRate(double eta) {
        double edge = 2 / eta;
        ToyDefinition stable = new QuadraticDefinition(List.of(0.99 * edge, 0.3 * edge));
        ToyDefinition unstable = new QuadraticDefinition(List.of(1.01 * edge, 0.3 * edge));
        double[] start = {1, 1};
        assertTrue(stable.value(ToyRuns.end(sgd(eta), stable, 500, start)) < 1e-6 * stable.value(start));
        assertTrue(unstable.value(ToyRuns.end(sgd(eta), unstable, 500, start)) > 1e6 * unstable.value(start));
    }

    @Test
    void atTheEdgeOfStabilityItOscillatesForEver() {
        ToyDefinition edge = new QuadraticDefinition(List.of(4.0));
        assertEquals(1, ToyRuns.end(sgd(0.5), edge, 1000, 1)[0]);
        assertEquals(-1, ToyRuns.end(sgd(0.5), edge, 1001, 1)[0]);
    }

    @ParameterizedTest
    @CsvSource({"-3, -2", "-1.2, -2", "-1.1, 0", "1.4, 0", "1.5, 2", "3, 2"})
    void itRunsToTheMinimumOfTheBasinItStartsIn(double start, double minimum) {
        assertEquals(minimum, ToyRuns.end(sgd(0.05), new ThreeMinimaDefinition(), 2000, start)[0], 1e-9);
    }

    @Test
    void softplusHasNoPlaceToRest() {
        double early = ToyRuns.end(sgd(1), new SoftplusDefinition(), 1000, 0)[0];
        double late = ToyRuns.end(sgd(1), new SoftplusDefinition(), 100_000, 0)[0];
        assertEquals(Math.log(1000), early, 0.02);
        assertEquals(Math.log(100_000), late, 0.02);
    }

    @Test
    void nearTheSaddleOfTheProductItWaitsBeforeItFalls() {
        ToyDefinition product = new ProductDefinition(2);
        assertEquals(1, product.value(ToyRuns.end(sgd(0.01), product, 150, 1e-3, 1e-3)), 0.01);
        assertEquals(0, product.value(ToyRuns.end(sgd(0.01), product, 800, 1e-3, 1e-3)), 1e-6);
    }

    @Test
    void oneStepOnTenLayersMissesWhatTheGradientPredicts() {
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        ToyDefinition chain = new ScalarProductDefinition(10);
        double change = chain.value(ToyRuns.end(sgd(0.1 / 10), chain, 1, ones)) - 1; // gᵀg = 10
        assertEquals(-0.09562, change, 5e-6);
    }
}
