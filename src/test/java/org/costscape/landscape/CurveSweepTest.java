package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.cost.ToyCost;
import org.costscape.parameter.BezierCurve;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;

class CurveSweepTest {
    private final ToyCost cost = new ToyCost(new QuadraticDefinition(List.of(2.0)));

    private ParameterVector at(double theta) {
        return ParameterVector.of(cost.layout(), Precision.DOUBLE, new double[] {theta});
    }

    /** φ(t) = 2t(1−t)·4 + t²·2 and J = θ². */
    @Test
    void theCostsAreThoseOfTheCurvesPoints() {
        try (ParameterVector start = at(0);
                ParameterVector bend = at(4);
                ParameterVector end = at(2)) {
            List<Long> done = new ArrayList<>();
            List<LineProfile> seen = new ArrayList<>();
            LineProfile profile = new CurveSweep(
                            new BezierCurve(start, bend, end),
                            new AlphaGrid(0, 1, 5),
                            t -> cost,
                            Optional.of(t -> cost))
                    .run(seen::add, (now, total) -> {
                        assertEquals(5, total);
                        done.add(now);
                    });
            assertEquals(
                    List.of(0.0, 0.25, 0.5, 0.75, 1.0),
                    profile.points().stream().map(LinePoint::alpha).toList());
            for (LinePoint point : profile.points()) {
                double t = point.alpha();
                double theta = 8 * t * (1 - t) + 2 * t * t;
                assertEquals(theta * theta, point.train().cost(), 1e-14);
                assertEquals(point.train(), point.heldOut().orElseThrow());
            }
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L), done);
            assertEquals(5, seen.size());
        }
    }

    @Test
    void aCancelStopsItBeforeTheNextPoint() {
        try (ParameterVector theta = at(1)) {
            List<LineProfile> seen = new ArrayList<>();
            CurveSweep sweep = new CurveSweep(
                    new BezierCurve(theta, theta, theta), new AlphaGrid(0, 1, 5), t -> cost, Optional.empty());
            assertThrows(
                    CancellationException.class,
                    () -> sweep.run(seen::add, new Progress() {
                        @Override
                        public void report(long done, long total) {}

                        @Override
                        public boolean cancelled() {
                            return seen.size() == 2;
                        }
                    }));
            assertEquals(2, seen.size());
        }
    }
}
