package org.costscape.landscape;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costscape.parameter.SubspaceGrid;

/** The cost over a plane, as far as it is computed; immutable. Which points are computed is recorded, not told by a value. */
public final class Surface {
    private final double[] a;
    private final double[] b;
    private final PlaneCell[][] cells; // (a, b), null where not computed

    private Surface(double[] a, double[] b, PlaneCell[][] cells) {
        this.a = a;
        this.b = b;
        this.cells = cells;
    }

    /** A surface of which some points are computed. */
    public static Surface of(PlaneGrid grid, Collection<PlaneCell> known) {
        return of(grid.a().positions(), grid.b().positions(), known);
    }

    /** The same on a grid that need not be evenly spaced. */
    public static Surface of(SubspaceGrid grid, Collection<PlaneCell> known) {
        return of(
                IntStream.range(0, grid.columns()).mapToDouble(grid::a).toArray(),
                IntStream.range(0, grid.rows()).mapToDouble(grid::b).toArray(),
                known);
    }

    private static Surface of(double[] a, double[] b, Collection<PlaneCell> known) {
        PlaneCell[][] cells = new PlaneCell[a.length][b.length];
        known.forEach(cell -> cells[cell.column()][cell.row()] = cell);
        return new Surface(a, b, cells);
    }

    /** The same with more points. */
    Surface with(Collection<PlaneCell> more) {
        PlaneCell[][] copy = cells.clone();
        more.stream().mapToInt(PlaneCell::column).distinct().forEach(i -> copy[i] = copy[i].clone());
        more.forEach(cell -> copy[cell.column()][cell.row()] = cell);
        return new Surface(a, b, copy);
    }

    /** Positions along the first direction, a copy. */
    public double[] a() {
        return a.clone();
    }

    /** Positions along the second direction, a copy. */
    public double[] b() {
        return b.clone();
    }

    /** Number of positions along the first direction. */
    int columns() {
        return a.length;
    }

    /** Number of positions along the second direction. */
    int rows() {
        return b.length;
    }

    /** What is known at (a[column], b[row]). */
    public Optional<PlaneCell> at(int column, int row) {
        return Optional.ofNullable(cells[column][row]);
    }

    /** All points that are computed, column by column. */
    public Stream<PlaneCell> cells() {
        return Arrays.stream(cells).flatMap(Arrays::stream).filter(Objects::nonNull);
    }

    public boolean complete() {
        return cells().count() == (long) a.length * b.length;
    }

    /** The number of points where the training or the held-out cost is not finite. */
    public long notFinite() {
        return cells().filter(cell -> !cell.finite()).count();
    }

    /**
     * The same on the finest grid of every second, fourth, … row, and of as many or more columns, that is complete; empty where
     * there is none yet.
     */
    public Optional<Surface> finest() {
        for (int down = 1; down < b.length; down *= 2) {
            for (int across = 1; across <= down && across < a.length; across *= 2) {
                Surface coarse = every(across, down);
                if (coarse.complete()) {
                    return Optional.of(coarse);
                }
            }
        }
        return Optional.empty();
    }

    private Surface every(int across, int down) {
        int[] columns = IntStream.iterate(0, i -> i < a.length, i -> i + across).toArray();
        int[] rows = IntStream.iterate(0, j -> j < b.length, j -> j + down).toArray();
        PlaneCell[][] chosen = new PlaneCell[columns.length][rows.length];
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                chosen[i][j] = cells[columns[i]][rows[j]];
            }
        }
        return new Surface(
                Arrays.stream(columns).mapToDouble(i -> a[i]).toArray(),
                Arrays.stream(rows).mapToDouble(j -> b[j]).toArray(),
                chosen);
    }
}
