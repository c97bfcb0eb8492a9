package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costscape.cost.QuadraticDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps on ½λw² die out below the limit of η, μ and λ, and diverge above it. */
class StabilityTest {
    private static final double ETA = 0.1;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9})
    void gradientDescentDivergesExactlyBeyondItsLimit(double momentum) {
        OptimizerDefinition sgd = new SgdDefinition(ETA, momentum);
        assertEquals(2 * (1 + momentum), sgd.stableLimit(0).orElseThrow());
        assertLimit(sgd);
        assertLimit(new NesterovDefinition(ETA, momentum));
    }

    private static void assertLimit(OptimizerDefinition optimizer) {
        double limit = optimizer.stableLimit(0).orElseThrow() / ETA;
        assertTrue(after(optimizer, 0.999 * limit) < 1, optimizer.toString());
        assertTrue(after(optimizer, 1.001 * limit) > 1, optimizer.toString());
    }

    private static double after(OptimizerDefinition optimizer, double lambda) {
        return Math.abs(ToyRuns.end(optimizer, new QuadraticDefinition(List.of(lambda)), 20_000, 1)[0]);
    }
}
