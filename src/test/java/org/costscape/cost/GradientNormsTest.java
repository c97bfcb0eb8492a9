package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;

class GradientNormsTest {
    /** J = ½(3 w₁² + w₂²): the gradient is (3 w₁, w₂). */
    private static final ToyDefinition TOY = new QuadraticDefinition(List.of(3.0, 1.0));

    @Test
    void anEvaluationHasTheNormOfTheGradientBesideTheCost() {
        try (ToyCost plain = new ToyCost(TOY);
                GradientNorms norms = new GradientNorms(plain.layout(), Precision.DOUBLE);
                CostFunction cost = norms.of(plain);
                ParameterVector theta = ParameterVector.of(plain.layout(), Precision.DOUBLE, new double[] {2, -8});
                ParameterVector gradient = theta.copy()) {
            Evaluation found = cost.evaluate(theta);
            assertEquals(new Evaluation(plain.evaluate(theta).cost(), Double.NaN, 10), found);
            assertEquals((3 * 4 + 64) / 2.0, found.cost());
            assertEquals(found.cost(), cost.costAndGradient(theta, gradient));
            assertEquals(10, gradient.norm());
            gradient.clear();
            assertEquals(found.cost(), cost.costAndGradient(theta, gradient, gradient), "a smooth J is one piece");
            assertEquals(10, gradient.norm());
            assertSame(plain.layout(), cost.layout());
        }
    }

    @Test
    void aGridHasTheNormsOfItsPointsAndTheCostsOfItself() {
        double[] a = {-1, 0.5, 2};
        double[] b = {0, 3};
        var network = Networks.dense(Activation.TANH, 4, 3);
        try (Parallel parallel = new Parallel(1);
                CostFunction plain = new NetworkCost(
                        network,
                        new CrossEntropyDefinition(),
                        Datasets.random(50, 4, 3, 1),
                        Precision.DOUBLE,
                        parallel);
                GradientNorms norms = new GradientNorms(plain.layout(), Precision.DOUBLE);
                ParameterVector origin = vector(plain, 0.3);
                ParameterVector first = vector(plain, 0.7);
                ParameterVector second = vector(plain, -0.4);
                ParameterVector theta = origin.copy();
                ParameterVector gradient = origin.copy()) {
            SubspaceGrid grid = new SubspaceGrid(new Subspace(origin, List.of(first, second)), a, b);
            boolean[] wanted = {true, false, true};
            try (GridCost measured = norms.of(plain).on(grid);
                    GridCost without = plain.on(grid)) {
                Evaluation[][] found = measured.evaluate(new int[] {1, 0}, wanted, Progress.NONE);
                Evaluation[][] costs = without.evaluate(new int[] {1, 0}, wanted, Progress.NONE);
                for (int i = 0; i < 2; i++) {
                    assertNull(found[i][1]);
                    for (int column : new int[] {0, 2}) {
                        grid.subspace().at(new double[] {a[column], b[1 - i]}, theta);
                        plain.costAndGradient(theta, gradient);
                        assertEquals(gradient.norm(), found[i][column].gradientNorm());
                        assertEquals(costs[i][column].cost(), found[i][column].cost());
                        assertEquals(costs[i][column].errorRate(), found[i][column].errorRate());
                    }
                }
            }
        }
    }

    private static ParameterVector vector(CostFunction cost, double factor) {
        double[] values = new double[cost.layout().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = factor * Math.sin(1 + i * factor);
        }
        return ParameterVector.of(cost.layout(), Precision.DOUBLE, values);
    }

    /** Every way through a grid asks whether it is still wanted: at the first point, and after the costs before each norm. */
    @Test
    void aGridThatIsNoLongerWantedIsNotFinished() {
        try (ToyCost plain = new ToyCost(TOY);
                GradientNorms norms = new GradientNorms(plain.layout(), Precision.DOUBLE);
                ParameterVector origin = ParameterVector.of(plain.layout(), Precision.DOUBLE, new double[] {1, 2});
                ParameterVector direction = origin.copy()) {
            SubspaceGrid line = SubspaceGrid.line(new Subspace(origin, List.of(direction)), new double[] {0, 1, 2});
            boolean[] all = {true, true, true};
            try (GridCost costs = plain.on(line);
                    GridCost measured = norms.of(plain).on(line)) {
                assertThrows(
                        CancellationException.class, () -> costs.evaluate(new int[] {0}, all, new CancelledAfter(0)));
                assertThrows(
                        CancellationException.class,
                        () -> measured.evaluate(new int[] {0}, all, new CancelledAfter(3)));
            }
        }
    }
}
