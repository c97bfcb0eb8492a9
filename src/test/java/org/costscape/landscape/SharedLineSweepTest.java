package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.AdversarialDefinition;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.NetworkCost;
import org.costscape.cost.ObjectiveDefinition;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;
import org.junit.jupiter.api.Test;

class SharedLineSweepTest {
    private static final Network NETWORK = Networks.dense(Activation.RELU, 6, 9, 5, 4);
    private static final AlphaGrid GRID = new AlphaGrid(-0.5, 1.5, 33);

    /** How a sweep is run. */
    private interface Sweep {
        LineProfile run(Line line, NetworkCost train, NetworkCost heldOut);
    }

    private static LineProfile sweep(ObjectiveDefinition objective, Precision precision, Sweep sweep) {
        try (Parallel parallel = new Parallel(2);
                NetworkCost train =
                        new NetworkCost(NETWORK, objective, Datasets.random(300, 6, 4, 1), precision, parallel);
                NetworkCost heldOut =
                        new NetworkCost(NETWORK, objective, Datasets.random(70, 6, 4, 2), precision, parallel);
                ParameterVector start = new Initialization.He().draw(NETWORK.layout(), precision, 1);
                ParameterVector end = new Initialization.He().draw(NETWORK.layout(), precision, 2)) {
            double[] from = start.toDoubles();
            double[] to = end.toDoubles();
            LineProfile profile = sweep.run(new Line(start, end), train, heldOut);
            assertArrayEquals(from, start.toDoubles());
            assertArrayEquals(to, end.toDoubles());
            return profile;
        }
    }

    private static void agrees(ObjectiveDefinition objective, Precision precision, double tolerance) {
        LineProfile expected = sweep(
                objective,
                precision,
                (line, train, heldOut) -> new LineSweep(line, GRID, at -> train, Optional.of(at -> heldOut))
                        .run(partial -> {}, Progress.NONE));
        LineProfile found = sweep(
                objective,
                precision,
                (line, train, heldOut) ->
                        new SharedLineSweep(line, GRID, train, Optional.of(heldOut)).run(partial -> {}, Progress.NONE));
        assertEquals(
                GRID.alphas(), found.points().stream().map(LinePoint::alpha).toList());
        for (int i = 0; i < found.points().size(); i++) {
            LinePoint point = found.points().get(i);
            LinePoint same = expected.points().get(i);
            boolean end = point.alpha() == 0 || point.alpha() == 1;
            assertEquals(same.train().cost(), point.train().cost(), end ? 0 : tolerance);
            assertEquals(
                    same.heldOut().orElseThrow().cost(),
                    point.heldOut().orElseThrow().cost(),
                    end ? 0 : tolerance);
            assertEquals(same.train().errorRate(), point.train().errorRate(), end ? 0 : 0.01);
        }
    }

    @Test
    void thePointsCostWhatTheyCostOneByOneAndTheEndsBitForBit() {
        agrees(new CrossEntropyDefinition(), Precision.FLOAT, 2e-6);
        agrees(new CrossEntropyDefinition(), Precision.DOUBLE, 1e-12);
    }

    @Test
    void aCostThatSharesNoWorkGoesPointByPoint() {
        List<Integer> seen = new ArrayList<>();
        sweep(
                new AdversarialDefinition(0.1, 0.5),
                Precision.DOUBLE,
                (line, train, heldOut) -> new SharedLineSweep(line, GRID, train, Optional.of(heldOut))
                        .run(partial -> seen.add(partial.points().size()), Progress.NONE));
        assertEquals(33, seen.size());
    }

    @Test
    void aFewPointsAreShownFirstAndACancelEndsIt() {
        List<Integer> seen = new ArrayList<>();
        Progress cancelledOnceSomethingIsThere = new Progress() {
            @Override
            public void report(long done, long total) {}

            @Override
            public boolean cancelled() {
                return !seen.isEmpty();
            }
        };
        assertThrows(
                CancellationException.class,
                () -> sweep(
                        new CrossEntropyDefinition(),
                        Precision.FLOAT,
                        (line, train, heldOut) -> new SharedLineSweep(line, GRID, train, Optional.of(heldOut))
                                .run(partial -> seen.add(partial.points().size()), cancelledOnceSomethingIsThere)));
        assertEquals(List.of(9), seen);
    }
}
