package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Evaluation;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.cost.ToyCost;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps that take up what an earlier one has kept: the same result, and nothing is computed twice. */
class RememberedSweepsTest {
    private final Counted cost = new Counted();

    /** A quadratic that counts its evaluations. */
    private static final class Counted implements CostFunction {
        private final ToyCost toy = new ToyCost(new QuadraticDefinition(List.of(2.0, 1.0, -1.0)));
        private int evaluations;

        @Override
        public ParameterLayout layout() {
            return toy.layout();
        }

        @Override
        public Evaluation evaluate(ParameterVector theta) {
            evaluations++;
            return toy.evaluate(theta);
        }

        @Override
        public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
            return toy.costAndGradient(theta, gradient);
        }

        @Override
        public void close() {
            toy.close();
        }
    }

    /** What is reported, with a total that must not change. */
    private static final class Reports implements Progress {
        private final List<Long> done = new ArrayList<>();
        private final long expected;
        private long stopAt = Long.MAX_VALUE;

        Reports(long expected) {
            this.expected = expected;
        }

        @Override
        public void report(long now, long total) {
            assertEquals(expected, total);
            done.add(now);
        }

        @Override
        public boolean cancelled() {
            return done.size() >= stopAt;
        }

        long last() {
            return done.get(done.size() - 1);
        }
    }

    private ParameterVector at(double... theta) {
        return ParameterVector.of(cost.layout(), Precision.DOUBLE, theta);
    }

    private LineProfile line(SweepMemory memory, Progress progress) {
        try (ParameterVector start = at(1, 2, 3);
                ParameterVector end = at(0, 1, -1)) {
            return new LineSweep(
                            new Line(start, end),
                            new AlphaGrid(-0.5, 1.5, 9),
                            alpha -> cost,
                            Optional.of(alpha -> cost))
                    .run(memory, profile -> {}, progress);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9})
    void aLineComputesWhatIsMissingOfIt(int lost) {
        KeptMemory kept = new KeptMemory();
        LineProfile whole = line(kept, Progress.NONE);
        assertEquals(18, cost.evaluations);
        cost.evaluations = 0;
        Reports reports = new Reports(9);
        assertEquals(whole, line(kept.without(lost), reports));
        assertEquals(2 * lost, cost.evaluations);
        assertEquals(9, reports.last());
    }

    @Test
    void aLineThatIsCancelledKeepsItsPoints() {
        KeptMemory kept = new KeptMemory();
        Reports reports = new Reports(9);
        reports.stopAt = 4;
        assertThrows(CancellationException.class, () -> line(kept, reports));
        assertEquals(List.of(1L, 2L, 3L, 4L), reports.done);
        assertEquals(4, kept.cells(LineSweep.PART).size());
    }

    private TrajectorySweep surface(SweepMemory memory) {
        double[][] points = {{1, 1, 1}, {2, 1, 4}, {0, -3, 1}, {4, 2, 1}, {6, 1, 1}};
        Trajectory trajectory = Trajectory.of(points.length, points.length - 1, i -> at(points[i]));
        return new TrajectorySweep(
                new TrajectorySurface(trajectory),
                TrajectoryGrid.of(trajectory, 14, 13),
                cost,
                Optional.of(cost),
                memory);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void aTrajectorySurfaceComputesWhatIsMissingOfIt(int lost) {
        long total = 14 * 13 + 5;
        KeptMemory kept = new KeptMemory();
        Reports first = new Reports(total);
        TrajectoryCosts whole = surface(kept).run(partial -> {}, first);
        assertEquals(total, first.last());
        int all = cost.evaluations;
        cost.evaluations = 0;
        Reports second = new Reports(total);
        assertEquals(whole, surface(kept.without(lost)).run(partial -> {}, second));
        if (lost == 0) {
            assertEquals(0, cost.evaluations);
            assertTrue(second.done.isEmpty());
        } else {
            assertTrue(cost.evaluations < all);
            assertEquals(total, second.last());
        }
    }

    /** The rows of every second column first, of which the listener is shown those that the first look finds. */
    @Test
    void aTrajectorySurfaceIsComputedCoarseFirst() {
        KeptMemory kept = new KeptMemory();
        List<TrajectoryCosts> seen = new ArrayList<>();
        surface(kept).run(seen::add, Progress.NONE);
        List<PlaneCell> cells = kept.cells("surface");
        long coarse = cells.stream()
                .takeWhile(cell -> cell.column() % 2 == 0 && cell.row() % 2 == 0)
                .count();
        assertEquals(7 * 7 - 1, coarse); // θᵢ is known; θ_f stands in the last column, an odd one
        assertTrue(seen.stream().allMatch(partial -> partial.known() > 0));
    }

    @Test
    void aTrajectorySurfaceThatIsCancelledGoesOnWhereItWas() {
        KeptMemory kept = new KeptMemory();
        TrajectorySweep sweep = surface(kept);
        Reports reports = new Reports(14 * 13 + 5);
        reports.stopAt = 7;
        assertThrows(CancellationException.class, () -> sweep.run(partial -> {}, reports));
        int before = kept.cells("surface").size();
        assertTrue(before > 0);
        Reports rest = new Reports(14 * 13 + 5);
        TrajectoryCosts whole = sweep.run(partial -> {}, rest);
        assertEquals(14 * 13, whole.known());
        assertTrue(rest.done.get(0) > reports.last());
        assertEquals(surface(new KeptMemory()).run(partial -> {}, Progress.NONE), whole);
    }
}
