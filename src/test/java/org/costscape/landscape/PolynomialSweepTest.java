package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Evaluation;
import org.costscape.cost.NetworkCost;
import org.costscape.cost.SquaredErrorDefinition;
import org.costscape.dataset.Datasets;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolynomialSweepTest {
    /** Counts what is asked of a cost. */
    private static final class Counting implements CostFunction {
        private final CostFunction cost;
        private int evaluations;

        Counting(CostFunction cost) {
            this.cost = cost;
        }

        @Override
        public ParameterLayout layout() {
            return cost.layout();
        }

        @Override
        public Evaluation evaluate(ParameterVector theta) {
            evaluations++;
            return cost.evaluate(theta);
        }

        @Override
        public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
            return cost.costAndGradient(theta, gradient);
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @CsvSource({"3, -0.25, 1.5, 1001", "3, 0, 1, 201", "2, -0.25, 1.5, 1001", "5, -0.25, 1.5, 101", "3, 0.2, 0.3, 50"})
    void aDeepLinearNetworkNeedsTwiceItsFactorsAndOneEvaluations(int factors, double from, double to, int points) {
        Network network = Networks.linear(factors == 2 ? new int[] {6, 5, 4} : widths(factors));
        AlphaGrid grid = new AlphaGrid(from, to, points);
        try (Parallel parallel = new Parallel(1);
                NetworkCost train = cost(network, 90, 1, parallel);
                NetworkCost heldOut = cost(network, 40, 2, parallel);
                ParameterVector start = new Initialization.Glorot().draw(network.layout(), Precision.DOUBLE, 1);
                ParameterVector end = new Initialization.Glorot().draw(network.layout(), Precision.DOUBLE, 2)) {
            Counting counted = new Counting(train);
            List<LineProfile> seen = new ArrayList<>();
            LineProfile found = new PolynomialSweep(
                            new Line(start, end), grid, 2 * factors, counted, Optional.of(heldOut))
                    .run(seen::add, Progress.NONE);
            LineProfile expected = new LineSweep(
                            new Line(start, end), grid, alpha -> train, Optional.of(alpha -> heldOut))
                    .run(partial -> {}, Progress.NONE);
            assertEquals(2 * factors + 1, counted.evaluations);
            assertEquals(found, seen.get(seen.size() - 1));
            assertEquals(grid.points(), found.points().size());
            for (int i = 0; i < points; i++) {
                LinePoint here = found.points().get(i);
                LinePoint there = expected.points().get(i);
                assertEquals(there.alpha(), here.alpha());
                double tolerance = here.alpha() == 0 || here.alpha() == 1 ? 0 : 1e-12;
                assertClose(there.train().cost(), here.train().cost(), tolerance);
                assertClose(
                        there.heldOut().orElseThrow().cost(),
                        here.heldOut().orElseThrow().cost(),
                        tolerance);
            }
        }
    }

    @Test
    void whatRoundingWouldSpoilIsEvaluated() {
        Network network = Networks.linear(4, 3, 2);
        try (Parallel parallel = new Parallel(1);
                NetworkCost train = cost(network, 50, 1, parallel);
                ParameterVector start = new Initialization.Glorot().draw(network.layout(), Precision.DOUBLE, 1);
                ParameterVector end = new Initialization.Glorot().draw(network.layout(), Precision.DOUBLE, 2)) {
            Counting counted = new Counting(train);
            AlphaGrid grid = new AlphaGrid(-900, 1000, 39);
            Line line = new Line(start, end);
            LineProfile found =
                    new PolynomialSweep(line, grid, 4, counted, Optional.empty()).run(p -> {}, Progress.NONE);
            assertTrue(counted.evaluations > 5 && counted.evaluations < 39, "" + counted.evaluations);
            LineProfile expected =
                    new LineSweep(line, grid, alpha -> train, Optional.empty()).run(p -> {}, Progress.NONE);
            for (int i = 0; i < 39; i++) {
                assertClose(
                        expected.points().get(i).train().cost(),
                        found.points().get(i).train().cost(),
                        1e-12);
            }
        }
    }

    private static void assertClose(double expected, double found, double tolerance) {
        assertEquals(expected, found, tolerance * Math.abs(expected));
    }

    private static int[] widths(int factors) {
        int[] widths = new int[factors + 1];
        for (int i = 0; i <= factors; i++) {
            widths[i] = i == factors ? 4 : 7 - i % 3;
        }
        widths[0] = 6;
        return widths;
    }

    private static NetworkCost cost(Network network, int examples, long seed, Parallel parallel) {
        return new NetworkCost(
                network,
                new SquaredErrorDefinition(),
                Datasets.withTargets(
                        examples,
                        network.definition().inputs(),
                        network.definition().outputs(),
                        seed),
                Precision.DOUBLE,
                parallel);
    }
}
