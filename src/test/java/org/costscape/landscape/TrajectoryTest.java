package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.Evaluation;
import org.costscape.cost.NetworkCost;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.cost.ToyCost;
import org.costscape.dataset.Datasets;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Coordinates and surface of a trajectory: each "=" of their definition. */
class TrajectoryTest {
    private static final Network NETWORK = Networks.dense(Activation.RELU, 6, 40, 12, 4);
    private static final int STEPS = 30;

    /** A cost and the snapshots of gradient descent on it, the last ones thrown back behind others. */
    private static final class Run implements AutoCloseable {
        private final Parallel parallel;
        private final NetworkCost train;
        private final NetworkCost heldOut;
        private final List<ParameterVector> snapshots = new ArrayList<>();

        Run(Precision precision, int threads) {
            parallel = new Parallel(threads);
            train = cost(precision, 300, 1);
            heldOut = cost(precision, 70, 2);
            try (ParameterVector theta = new Initialization.He().draw(NETWORK.layout(), precision, 1);
                    ParameterVector gradient = theta.copy()) {
                for (int step = 0; step <= STEPS; step++) {
                    snapshots.add(theta.copy());
                    train.costAndGradient(theta, gradient);
                    theta.add(step == 20 ? 3 : -0.5, gradient);
                }
            }
        }

        private NetworkCost cost(Precision precision, int examples, long seed) {
            return new NetworkCost(
                    NETWORK, new CrossEntropyDefinition(), Datasets.random(examples, 6, 4, seed), precision, parallel);
        }

        Trajectory trajectory() {
            return Trajectory.of(snapshots.size(), STEPS, i -> snapshots.get(i).copy());
        }

        TrajectorySweep sweep(int columns, int rows) {
            Trajectory trajectory = trajectory();
            return new TrajectorySweep(
                    new TrajectorySurface(trajectory),
                    TrajectoryGrid.of(trajectory, columns, rows),
                    train,
                    Optional.of(heldOut),
                    SweepMemory.NONE);
        }

        @Override
        public void close() {
            snapshots.forEach(ParameterVector::close);
            train.close();
            heldOut.close();
            parallel.close();
        }
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
    }

    private static Trajectory toy(double[]... points) {
        ParameterLayout layout = new ToyCost(new QuadraticDefinition(List.of(2.0, 1.0, -1.0))).layout();
        return Trajectory.of(
                points.length, points.length - 1, i -> ParameterVector.of(layout, Precision.DOUBLE, points[i]));
    }

    @Test
    void coordinatesOfPointsInSpaceAreThoseOfSchoolGeometry() {
        Trajectory trajectory =
                toy(new double[] {1, 1, 1}, new double[] {2, 1, 4}, new double[] {0, -3, 1}, new double[] {6, 1, 1});
        assertEquals(
                List.of(
                        new TrajectoryPoint(0, 0),
                        new TrajectoryPoint(1, 3),
                        new TrajectoryPoint(-1, 4),
                        new TrajectoryPoint(5, 0)),
                trajectory.points());
        assertTrue(trajectory.isKnot(0));
        assertTrue(trajectory.isKnot(1));
        assertFalse(trajectory.isKnot(2));
        assertTrue(trajectory.isKnot(3));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theSquaresOfAlphaAndBetaMakeThatOfTheDistanceAndBothEndsLieOnTheLine(Precision precision) {
        try (Run run = new Run(precision, 2)) {
            Trajectory trajectory = run.trajectory();
            double[] start = run.snapshots.get(0).toDoubles();
            TrajectoryCoordinates coordinates = TrajectoryCoordinates.between(
                    start, run.snapshots.get(STEPS).toDoubles());
            for (int i = 1; i <= STEPS; i++) {
                TrajectoryPoint point = coordinates.of(run.snapshots.get(i).toDoubles());
                double distance = run.snapshots.get(i).distance(run.snapshots.get(0));
                double squares = point.alpha() * point.alpha() + point.beta() * point.beta();
                assertEquals(1, squares / (distance * distance), 1e-13, "snapshot " + i);
                assertEquals(point.alpha(), trajectory.points().get(i).alpha(), 1e-13 * coordinates.length());
                assertEquals(point.beta(), trajectory.points().get(i).beta(), 1e-13 * coordinates.length());
            }
            assertEquals(new TrajectoryPoint(0, 0), coordinates.of(start));
            assertEquals(new TrajectoryPoint(0, 0), trajectory.points().get(0));
            assertEquals(
                    new TrajectoryPoint(coordinates.length(), 0),
                    trajectory.points().get(STEPS));
        }
    }

    @Test
    void vIsAUnitVectorOrthogonalToUAtAndBetweenTheKnots() {
        try (Run run = new Run(Precision.DOUBLE, 2)) {
            Trajectory trajectory = run.trajectory();
            TrajectorySurface surface = new TrajectorySurface(trajectory);
            double[] u = trajectory.coordinates().u();
            assertEquals(1, dot(u, u), 1e-13);
            for (int k = -3; k <= 23; k++) {
                double[] v = surface.v(k / 20.0 * trajectory.coordinates().length());
                assertEquals(0, dot(u, v), 1e-13);
                assertEquals(1, dot(v, v), 1e-13);
            }
        }
    }

    @Test
    void halfwayBetweenTwoKnotsVIsHalfwayBetweenTheirs() {
        TrajectorySurface surface = new TrajectorySurface(
                toy(new double[] {0, 0, 0}, new double[] {1, 2, 0}, new double[] {2, 0, 5}, new double[] {4, 0, 0}));
        double half = Math.sqrt(0.5);
        assertArrayEquals(new double[] {0, 1, 0}, surface.v(-1), 1e-15);
        assertArrayEquals(new double[] {0, 1, 0}, surface.v(0), 1e-15);
        assertArrayEquals(new double[] {0, 1, 0}, surface.v(1), 1e-15);
        assertArrayEquals(new double[] {0, half, half}, surface.v(1.5), 1e-15);
        assertArrayEquals(new double[] {0, 0, 1}, surface.v(2), 1e-15);
        assertArrayEquals(new double[] {0, 0, 1}, surface.v(4), 1e-15);
    }

    @Test
    void oppositeDirectionsLeaveTheNearerOneHalfway() {
        TrajectorySurface surface = new TrajectorySurface(
                toy(new double[] {0, 0, 0}, new double[] {1, 2, 0}, new double[] {2, -1, 0}, new double[] {4, 0, 0}));
        assertArrayEquals(new double[] {0, 1, 0}, surface.v(1.49), 1e-15);
        assertArrayEquals(new double[] {0, -1, 0}, surface.v(1.5), 1e-15);
        assertArrayEquals(new double[] {0, -1, 0}, surface.v(1.51), 1e-15);
    }

    @Test
    void onAQuadraticTheSurfaceIsKnownInClosedForm() {
        Trajectory trajectory =
                toy(new double[] {0, 0, 0}, new double[] {1, 2, 0}, new double[] {2, 0, 5}, new double[] {4, 0, 0});
        TrajectoryGrid grid = TrajectoryGrid.of(trajectory, 9, 4);
        assertEquals(List.of(0.0, 2.0, 4.0, 6.0), grid.betas());
        assertEquals(List.of(0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0), grid.alphas());
        try (CostFunction cost = new ToyCost(new QuadraticDefinition(List.of(2.0, 1.0, -1.0)))) {
            TrajectorySurface surface = new TrajectorySurface(trajectory);
            TrajectoryCosts costs = new TrajectorySweep(surface, grid, cost, Optional.empty(), SweepMemory.NONE)
                    .run(partial -> {}, Progress.NONE);
            for (int i = 0; i < 9; i++) {
                for (int j = 0; j < 4; j++) {
                    double a = grid.alphas().get(i);
                    double b = grid.betas().get(j);
                    double share = Math.max(0, Math.min(1, a - 1));
                    double y = 1 - share;
                    double expected = a * a + 0.5 * b * b * (y * y - share * share) / (y * y + share * share);
                    SurfacePoint found = costs.at(i, j).orElseThrow();
                    assertEquals(expected, found.train().cost(), 1e-13);
                    assertTrue(found.heldOut().isEmpty());
                }
            }
            assertEquals(3.0, costs.snapshots().get(1).projected().train().cost(), 1e-14);
        }
    }

    @Test
    void atTheKnotsTheSurfaceCostsWhatTheSnapshotsCost() {
        try (Run run = new Run(Precision.DOUBLE, 2)) {
            Trajectory trajectory = run.trajectory();
            TrajectoryCosts costs = run.sweep(5, 3).run(partial -> {}, Progress.NONE);
            int beside = 0;
            for (int i = 0; i <= STEPS; i++) {
                TrajectoryCosts.SnapshotCost cost = costs.snapshots().get(i);
                double own = run.train.evaluate(run.snapshots.get(i)).cost();
                assertEquals(own, cost.own().train().cost());
                assertEquals(
                        run.heldOut.evaluate(run.snapshots.get(i)),
                        cost.own().heldOut().orElseThrow());
                double projected = cost.projected().train().cost();
                if (trajectory.isKnot(i)) {
                    assertEquals(own, projected, 1e-12 * own, "snapshot " + i);
                } else if (Math.abs(own - projected) > 1e-9 * own) {
                    beside++;
                }
            }
            assertTrue(beside > 0, "the snapshots that were thrown back lie beside the surface");
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void cellsAreThoseOfHandAssembledParametersAndTheEndsThoseOfTheSnapshots(Precision precision) {
        try (Run run = new Run(precision, 2)) {
            TrajectoryCosts costs = run.sweep(7, 4).run(partial -> {}, Progress.NONE);
            TrajectorySurface surface = new TrajectorySurface(run.trajectory());
            TrajectoryGrid grid = costs.grid();
            assertEquals(28, costs.known());
            assertEquals(0, costs.notFinite());
            double tolerance = precision == Precision.FLOAT ? 2e-6 : 1e-13;
            try (ParameterVector theta = run.snapshots.get(0).copy()) {
                for (int i = 0; i < 7; i++) {
                    for (int j = 0; j < 4; j++) {
                        surface.at(grid.alphas().get(i), grid.betas().get(j), theta);
                        double expected = run.train.evaluate(theta).cost();
                        SurfacePoint found = costs.at(i, j).orElseThrow();
                        assertEquals(expected, found.train().cost(), tolerance * Math.max(1, expected));
                        double heldOut = run.heldOut.evaluate(theta).cost();
                        assertEquals(heldOut, found.heldOut().orElseThrow().cost(), tolerance * Math.max(1, heldOut));
                    }
                }
            }
            int end = grid.alphas().indexOf(run.trajectory().coordinates().length());
            assertEquals(
                    run.train.evaluate(run.snapshots.get(0)),
                    train(costs, grid.alphas().indexOf(0.0)));
            assertEquals(run.train.evaluate(run.snapshots.get(STEPS)), train(costs, end));
        }
    }

    private static Evaluation train(TrajectoryCosts costs, int column) {
        return costs.at(column, 0).orElseThrow().train();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void anyNumberOfThreadsAndASweepThatWasCancelledGiveTheSameBits(Precision precision) {
        List<TrajectoryCosts> results = new ArrayList<>();
        for (int threads : new int[] {1, 2, 7}) {
            try (Run run = new Run(precision, threads)) {
                TrajectorySweep sweep = run.sweep(17, 13);
                for (int cut : new int[] {3, STEPS + 20, STEPS + 150}) {
                    Progress cancelled = new Progress() {
                        private boolean reached;

                        @Override
                        public void report(long done, long total) {
                            assertEquals(17 * 13 + STEPS + 1, total);
                            reached = done >= cut + threads;
                        }

                        @Override
                        public boolean cancelled() {
                            return reached;
                        }
                    };
                    if (threads > 1) {
                        assertThrows(CancellationException.class, () -> sweep.run(partial -> {}, cancelled));
                    }
                }
                results.add(sweep.run(partial -> {}, Progress.NONE));
                assertEquals(17 * 13, results.get(results.size() - 1).known());
            }
        }
        assertEquals(results.get(0), results.get(1));
        assertEquals(results.get(0), results.get(2));
    }

    @Test
    void theGridReachesAsFarAsTheSnapshotsAndHoldsBothEnds() {
        TrajectoryGrid grid = TrajectoryGrid.of(
                toy(new double[] {0, 0, 0}, new double[] {-1, 5, 0}, new double[] {7, 0, 1}, new double[] {4, 0, 0}),
                17,
                3);
        assertEquals(
                List.of(-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0),
                grid.alphas());
        assertEquals(List.of(0.0, 3.0, 6.0), grid.betas());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1    | 51   | grid: expected at least 2 columns and 2 rows, found 1x51
        51   | 1    | grid: expected at least 2 columns and 2 rows, found 51x1
        0    | -3   | grid: expected at least 2 columns and 2 rows, found 0x-3
        3    | 3    | grid: expected at least 4 columns, because the trajectory reaches beyond its ends, found 3
        """)
    void aGridThatDoesNotFitIsRefused(int columns, int rows, String expected) {
        Trajectory trajectory =
                toy(new double[] {0, 0, 0}, new double[] {-3, 5, 0}, new double[] {7, 0, 1}, new double[] {4, 0, 0});
        BadInputException refused =
                assertThrows(BadInputException.class, () -> TrajectoryGrid.of(trajectory, columns, rows));
        assertEquals(expected, refused.getMessage());
    }

    @Test
    void aTrajectoryOfOneSnapshotOrWithoutLengthOrStraightIsRefused() {
        assertRefused(
                "trajectory: expected at least 2 snapshots, found 1; train the run further, or with more snapshots",
                () -> toy(new double[] {1, 2, 3}));
        assertRefused(
                "trajectory: expected a last point at a finite distance above 0 from the first, found a distance of 0.0;"
                        + " choose another last snapshot",
                () -> toy(new double[] {1, 2, 3}, new double[] {2, 2, 3}, new double[] {1, 2, 3}));
        assertRefused(
                "trajectory: expected finite parameters, found others in snapshot number 1 (counted from 0)",
                () -> toy(new double[] {1, 2, 3}, new double[] {2, Double.NaN, 3}, new double[] {1, 2, 4}));
        assertRefused(
                "surface: expected a snapshot beside the straight line from the first to the last, found none that sets a"
                        + " new maximum of α; draw the line, or keep more snapshots",
                () -> new TrajectorySurface(
                        toy(new double[] {0.1, 0.2, 0.3}, new double[] {0.2, 0.4, 0.6}, new double[] {0.3, 0.6, 0.9})));
    }

    private static void assertRefused(String expected, Runnable work) {
        assertEquals(expected, assertThrows(BadInputException.class, work::run).getMessage());
    }
}
