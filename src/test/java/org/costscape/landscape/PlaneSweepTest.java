package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.Evaluation;
import org.costscape.cost.GridCost;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.cost.ToyCost;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneSweepTest {
    private static final PlaneGrid THREE_BY_FIVE =
            new PlaneGrid(new PlaneGrid.Axis(-1, 1, 3), new PlaneGrid.Axis(0, 2, 5));

    /** f = a + 10 b, which notes what it is asked for; not finite where b is 1.5. */
    private static final class Ramp implements GridCost {
        private final PlaneGrid grid;
        private final List<String> asked = new ArrayList<>();

        Ramp(PlaneGrid grid) {
            this.grid = grid;
        }

        @Override
        public Evaluation[][] evaluate(int[] rows, boolean[] wanted, Progress progress) {
            Evaluation[][] result = new Evaluation[rows.length][wanted.length];
            for (int k = 0; k < rows.length; k++) {
                for (int i = 0; i < wanted.length; i++) {
                    if (wanted[i]) {
                        asked.add(i + "," + rows[k]);
                        double b = grid.b().positions()[rows[k]];
                        double cost = grid.a().positions()[i] + 10 * b;
                        result[k][i] = new Evaluation(b == 1.5 ? Double.NaN : cost, 0.25);
                    }
                }
            }
            return result;
        }

        @Override
        public void close() {}
    }

    private static Surface run(PlaneGrid grid, Ramp cost, List<PlaneCell> known) {
        return new PlaneSweep(cost, Optional.empty())
                .run(Surface.of(grid, known), cells -> {}, surface -> {}, Progress.NONE);
    }

    @Test
    void aGridThatIsNotSquareIsNotTransposed() {
        Surface surface = run(THREE_BY_FIVE, new Ramp(THREE_BY_FIVE), List.of());

        assertArrayEquals(new double[] {-1, 0, 1}, surface.a());
        assertArrayEquals(new double[] {0, 0.5, 1, 1.5, 2}, surface.b());
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 5; j++) {
                double expected = j == 3 ? Double.NaN : surface.a()[i] + 10 * surface.b()[j];
                assertEquals(expected, surface.at(i, j).orElseThrow().train().cost());
            }
        }
        assertEquals(3, surface.notFinite());
        assertTrue(surface.complete());
    }

    @ParameterizedTest
    @CsvSource({"2,2", "3,5", "7,50", "50,7", "33,33", "2,101"})
    void eachPointIsComputedOnceCoarseToFine(int columns, int rows) {
        PlaneGrid grid = new PlaneGrid(new PlaneGrid.Axis(-1, 1, columns), new PlaneGrid.Axis(-1, 1, rows));
        Ramp cost = new Ramp(grid);
        List<PlaneCell> kept = new ArrayList<>();
        List<Long> seen = new ArrayList<>();

        Surface surface = new PlaneSweep(cost, Optional.empty())
                .run(
                        Surface.of(grid, List.of()),
                        kept::addAll,
                        partial -> seen.add(partial.cells().count()),
                        Progress.NONE);

        Set<String> distinct = new HashSet<>(cost.asked);
        assertEquals(grid.size(), distinct.size());
        assertEquals(grid.size(), cost.asked.size());
        assertEquals(Set.copyOf(kept), Set.copyOf(surface.cells().toList()));
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i) > seen.get(i - 1));
        }
        int stride = Integer.highestOneBit(Math.max(1, Math.max(columns, rows) / 6));
        long coarsest = (long) ((columns + stride - 1) / stride) * ((rows + stride - 1) / stride);
        for (int k = 0; k < coarsest; k++) {
            String[] place = cost.asked.get(k).split(",", -1);
            assertEquals(0, Integer.parseInt(place[0]) % stride + Integer.parseInt(place[1]) % stride);
        }
    }

    @Test
    void aPartOfTheLevelsCanBeSeenAsACoarserSurface() {
        PlaneGrid grid = new PlaneGrid(new PlaneGrid.Axis(0, 8, 9), new PlaneGrid.Axis(0, 8, 9));
        List<PlaneCell> coarse = new ArrayList<>();
        for (int i = 0; i < 9; i += 2) {
            for (int j = 0; j < 9; j += 2) {
                coarse.add(new PlaneCell(i, j, new Evaluation(i + 10 * j, 0), Optional.empty()));
            }
        }
        coarse.add(new PlaneCell(1, 1, new Evaluation(11, 0), Optional.empty()));

        Surface finest = Surface.of(grid, coarse).finest().orElseThrow();

        assertArrayEquals(new double[] {0, 2, 4, 6, 8}, finest.a());
        assertEquals(48, finest.at(4, 2).orElseThrow().train().cost() + 0.0);
        assertTrue(Surface.of(grid, List.of()).finest().isEmpty());
    }

    @Test
    void someWholeRowsCanBeSeenWithAllTheirColumns() {
        PlaneGrid grid = new PlaneGrid(new PlaneGrid.Axis(0, 8, 9), new PlaneGrid.Axis(0, 8, 9));
        List<PlaneCell> rows = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j += 4) {
                rows.add(new PlaneCell(i, j, new Evaluation(i + 10 * j, 0), Optional.empty()));
            }
        }

        Surface finest = Surface.of(grid, rows).finest().orElseThrow();

        assertEquals(9, finest.a().length);
        assertArrayEquals(new double[] {0, 4, 8}, finest.b());
        assertEquals(47, finest.at(7, 1).orElseThrow().train().cost());
    }

    /** Every fourth row and column: 33/6 is 5. */
    @Test
    void theCoarsestLevelAloneIsAFewPointsOfTheWholePlane() {
        PlaneGrid grid = new PlaneGrid(new PlaneGrid.Axis(-1, 1, 33), new PlaneGrid.Axis(-1, 1, 33));
        Ramp cost = new Ramp(grid);
        List<PlaneCell> kept = new ArrayList<>();
        List<Long> done = new ArrayList<>();

        Surface coarse = new PlaneSweep(cost, Optional.empty())
                .coarse(Surface.of(grid, List.of()), kept::addAll, (now, total) -> {
                    assertEquals(33 * 33, total);
                    done.add(now);
                });

        assertEquals(81, cost.asked.size());
        assertEquals(81, done.get(done.size() - 1));
        assertEquals(Set.copyOf(kept), Set.copyOf(coarse.cells().toList()));
        assertTrue(coarse.cells().allMatch(cell -> cell.column() % 4 == 0 && cell.row() % 4 == 0));
        assertArrayEquals(grid.a().positions(), coarse.a());
    }

    @Test
    void aCoarsestLevelIsCancelledBetweenItsPieces() {
        PlaneGrid grid = new PlaneGrid(new PlaneGrid.Axis(-1, 1, 33), new PlaneGrid.Axis(-1, 1, 33));
        List<PlaneCell> kept = new ArrayList<>();
        Progress afterThree = new Progress() {
            @Override
            public void report(long done, long total) {}

            @Override
            public boolean cancelled() {
                return kept.size() >= 3;
            }
        };

        assertThrows(
                CancellationException.class,
                () -> new PlaneSweep(new Ramp(grid), Optional.empty())
                        .coarse(Surface.of(grid, List.of()), kept::addAll, afterThree));

        assertEquals(3, kept.size());
    }

    @Test
    void progressCountsThePointsOfTheGrid() {
        List<Long> done = new ArrayList<>();
        new PlaneSweep(new Ramp(THREE_BY_FIVE), Optional.of(new Ramp(THREE_BY_FIVE)))
                .run(
                        Surface.of(THREE_BY_FIVE, List.of(new PlaneCell(0, 0, new Evaluation(0, 0), Optional.empty()))),
                        cells -> {},
                        surface -> {},
                        (now, total) -> {
                            assertEquals(15, total);
                            done.add(now);
                        });
        assertEquals(2, done.get(0)); // one was known, the first piece is one point
        assertEquals(15, done.get(done.size() - 1));
    }

    @Test
    void whatIsKnownIsNotComputedAgain() {
        Ramp first = new Ramp(THREE_BY_FIVE);
        List<PlaneCell> known =
                run(THREE_BY_FIVE, first, List.of()).cells().limit(7).toList();
        Ramp second = new Ramp(THREE_BY_FIVE);

        Surface surface = run(THREE_BY_FIVE, second, known);

        assertEquals(8, second.asked.size());
        assertTrue(surface.complete());
    }

    @Test
    void aSweepThatIsCancelledHasKeptWholePieces() {
        Ramp cost = new Ramp(THREE_BY_FIVE);
        List<PlaneCell> kept = new ArrayList<>();
        Progress cancelled = new Progress() {
            @Override
            public void report(long done, long total) {}

            @Override
            public boolean cancelled() {
                return !kept.isEmpty();
            }
        };

        assertThrows(
                CancellationException.class,
                () -> new PlaneSweep(cost, Optional.empty())
                        .run(Surface.of(THREE_BY_FIVE, List.of()), kept::addAll, surface -> {}, cancelled));

        assertEquals(cost.asked.size(), kept.size());
        assertFalse(kept.isEmpty());
    }

    @Test
    void aQuadraticIsTheOneOfItsDirections() {
        QuadraticDefinition quadratic = new QuadraticDefinition(List.of(3.0, -1.0, 0.5));
        try (ToyCost cost = new ToyCost(quadratic);
                ParameterVector origin = ParameterVector.of(cost.layout(), Precision.DOUBLE, new double[] {1, 2, 3});
                ParameterVector d1 = ParameterVector.of(cost.layout(), Precision.DOUBLE, new double[] {1, 1, 0});
                ParameterVector d2 = ParameterVector.of(cost.layout(), Precision.DOUBLE, new double[] {0, 2, -1});
                GridCost grid = cost.on(new SubspaceGrid(
                        new Subspace(origin, List.of(d1, d2)),
                        THREE_BY_FIVE.a().positions(),
                        THREE_BY_FIVE.b().positions()))) {
            Surface surface = new PlaneSweep(grid, Optional.empty())
                    .run(Surface.of(THREE_BY_FIVE, List.of()), cells -> {}, partial -> {}, Progress.NONE);

            surface.cells().forEach(cell -> {
                double a = surface.a()[cell.column()];
                double b = surface.b()[cell.row()];
                double expected =
                        1.5 * (1 + a) * (1 + a) - 0.5 * (2 + a + 2 * b) * (2 + a + 2 * b) + 0.25 * (3 - b) * (3 - b);
                assertEquals(expected, cell.train().cost(), 1e-13);
            });
            assertArrayEquals(new double[] {1, 2, 3}, origin.toDoubles());
        }
    }

    @Test
    void zeroAndOneAreOnTheGridExactlyWhereTheRangeDividesSo() {
        double[] positions = new PlaneGrid.Axis(-0.3, 1.5, 19).positions();

        assertEquals(0, positions[3]);
        assertEquals(1, positions[13]);
        assertEquals(-0.3, positions[0]);
        assertEquals(1.5, positions[18]);
    }

    @ParameterizedTest
    @CsvSource({"-3,2,6", "-3,0.5,8", "-3,1.5,10", "-3,0.6,13"})
    void zeroAndOneAreExactWhereRoundingWouldMissThem(double from, double to, int points) {
        double[] positions = new PlaneGrid.Axis(from, to, points).positions();
        for (double position : positions) {
            double nearest = Math.rint(position);
            boolean near = Math.abs(position - nearest) < 1e-9 && (nearest == 0 || nearest == 1);
            assertEquals(near ? nearest + 0.0 : position, position);
        }
    }

    @Test
    void aPositionBesideZeroIsNotMovedThere() {
        double[] positions = new PlaneGrid.Axis(1e-9, 1, 2).positions();
        assertEquals(1e-9, positions[0]);
    }

    @ParameterizedTest
    @CsvSource({"1,-1,5", "1,1,5", "NaN,1,5", "0,Infinity,5", "0,1,1", "0,1,0", "1,1.0000000000000002,9"})
    void aRangeReversedEmptyOrNotFiniteAndAGridOfOneAreRefused(double from, double to, int points) {
        String message =
                String.valueOf(assertThrows(BadInputException.class, () -> new PlaneGrid.Axis(from, to, points))
                        .getMessage());

        assertTrue(message.matches("(range|grid): expected .*, found .*"), message);
    }
}
