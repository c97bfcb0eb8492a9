package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuadraticTest {
    @Test
    void eigenvaluesOfBothSignsMakeThePlainSaddle() {
        ToyDefinition saddle = new QuadraticDefinition(List.of(2.0, -2.0));
        for (double x = -1; x <= 1; x += 0.25) {
            for (double y = -1; y <= 1; y += 0.25) {
                assertEquals(x * x - y * y, saddle.value(new double[] {x, y}));
            }
        }
    }

    /** With g = Hw, both ‖∇J(w − ηg) − ∇J(w)‖ = η‖Hg‖ and the effective smoothness ‖Hg‖/‖g‖ are exact. */
    @Test
    void aStepAlongTheGradientChangesItByTheHessianTimesTheStep() {
        ToyDefinition toy = new QuadraticDefinition(List.of(4.0, 1.0, 0.5));
        double[] w = {0.3, -1, 2};
        double[] g = toy.gradient(w);
        double[] curved = toy.gradient(g); // Hg (n)
        for (double eta : new double[] {0.05, 0.1, 0.4}) {
            double[] moved = toy.gradient(new double[] {w[0] - eta * g[0], w[1] - eta * g[1], w[2] - eta * g[2]});
            double change = norm(moved[0] - g[0], moved[1] - g[1], moved[2] - g[2]);
            assertEquals(eta * norm(curved), change, 1e-12);
            assertEquals(norm(curved) / norm(g), change / (eta * norm(g)), 1e-12);
        }
    }

    private static double norm(double... vector) {
        double sum = 0;
        for (double each : vector) {
            sum += each * each;
        }
        return Math.sqrt(sum);
    }
}
