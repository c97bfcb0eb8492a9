package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.costscape.cost.Evaluation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrajectoryCostsTest {
    private static final TrajectoryGrid GRID =
            new TrajectoryGrid(List.of(0.0, 1.0, 2.0, 3.0, 4.0), List.of(0.0, 10.0, 20.0));

    private static SurfacePoint point(double train, double heldOut) {
        return new SurfacePoint(new Evaluation(train, 0), Optional.of(new Evaluation(heldOut, 0)));
    }

    /** J = α + β at the cells of which this is true, by column and row. */
    private static TrajectoryCosts costs(BiPredicate<Integer, Integer> known) {
        @Nullable SurfacePoint[] cells = new SurfacePoint[15];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 3; j++) {
                if (known.test(i, j)) {
                    cells[3 * i + j] = point(i + 10 * j, 0);
                }
            }
        }
        return new TrajectoryCosts(GRID, cells, List.of());
    }

    @Test
    void cellsStandByColumnAndRow() {
        TrajectoryCosts costs = costs((i, j) -> i < 4);
        assertEquals(12, costs.known());
        assertEquals(23, costs.at(3, 2).orElseThrow().train().cost());
        assertTrue(costs.at(4, 0).isEmpty());
        double[][] matrix = costs((i, j) -> true).matrix(each -> each.train().cost());
        assertEquals(5, matrix.length);
        assertArrayEquals(new double[] {2, 12, 22}, matrix[2]);
    }

    @Test
    void aCompleteSurfaceIsItsFinest() {
        TrajectoryCosts all = costs((i, j) -> true);
        assertEquals(Optional.of(all), all.finest());
    }

    @Test
    void theFinestIsThatOfEverySecondColumnAndRowWhileTheRestIsMissing() {
        TrajectoryCosts finest =
                costs((i, j) -> (i % 2 == 0 && j % 2 == 0) || i == 1).finest().orElseThrow();
        assertEquals(List.of(0.0, 2.0, 4.0), finest.grid().alphas());
        assertEquals(List.of(0.0, 20.0), finest.grid().betas());
        assertArrayEquals(
                new double[] {4, 24}, finest.matrix(each -> each.train().cost())[2]);
        assertEquals(6, finest.known());
    }

    @Test
    void thereIsNoneWhileACellOfTheCoarsestIsMissing() {
        assertTrue(costs((i, j) -> i > 0).finest().isEmpty());
        assertTrue(costs((i, j) -> false).finest().isEmpty());
    }

    @Test
    void holesAreCounted() {
        @Nullable SurfacePoint[] cells = new SurfacePoint[15];
        cells[0] = point(1, 1);
        cells[1] = point(Double.NaN, 1);
        cells[2] = point(1, Double.POSITIVE_INFINITY);
        cells[3] = new SurfacePoint(new Evaluation(2, 0), Optional.empty());
        assertEquals(2, new TrajectoryCosts(GRID, cells, List.of()).notFinite());
    }

    @Test
    void equalCostsAreEqual() {
        TrajectoryCosts costs = costs((i, j) -> i < 2);
        TrajectoryCosts same = costs((i, j) -> i < 2);
        TrajectoryCosts snapshots = new TrajectoryCosts(
                GRID, new SurfacePoint[15], List.of(new TrajectoryCosts.SnapshotCost(point(1, 1), point(1, 1))));
        assertEquals(costs, same);
        assertEquals(costs.hashCode(), same.hashCode());
        assertNotEquals(costs.hashCode(), costs((i, j) -> i < 3).hashCode());
        assertNotEquals(costs, costs((i, j) -> i < 3));
        assertNotEquals(snapshots, costs((i, j) -> false));
        assertNotEquals(
                costs, new TrajectoryCosts(new TrajectoryGrid(List.of(), List.of()), new SurfacePoint[0], List.of()));
    }
}
