package org.costscape.landscape;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.costscape.file.BadInputException;

/**
 * Where a trajectory surface is evaluated.
 *
 * <p>α goes from θᵢ to θ_f, which both are on the grid, and as much further as the snapshots do, if that is more than half a column; β goes from 0 to 1.2 times the
 * largest β of all snapshots.
 *
 * @param alphas rising
 * @param betas rising from 0
 */
public record TrajectoryGrid(List<Double> alphas, List<Double> betas) {
    /** Columns and rows unless others are asked for. */
    public static final int DEFAULT_SIDE = 51;

    private static final double ABOVE_THE_PATH = 1.2;

    public TrajectoryGrid {
        alphas = List.copyOf(alphas);
        betas = List.copyOf(betas);
    }

    /**
     * Checks a size alone.
     *
     * @throws BadInputException if no grid may have it
     */
    public static void check(int columns, int rows) {
        if (columns < 2 || rows < 2) {
            throw new BadInputException("grid: expected at least 2 columns and 2 rows, found " + columns + "x" + rows);
        }
    }

    /**
     * The grid for a trajectory.
     *
     * @throws BadInputException if it would be too small
     */
    public static TrajectoryGrid of(Trajectory trajectory, int columns, int rows) {
        check(columns, rows);
        double length = trajectory.coordinates().length();
        double[] reached = DoubleStream.concat(
                        DoubleStream.of(0, 1), trajectory.points().stream().mapToDouble(p -> p.alpha() / length))
                .sorted()
                .toArray();
        double lowest = reached[0];
        double highest = reached[reached.length - 1];
        double half = (highest - lowest) / (columns - 1) / 2; // half a column: less than that is not worth another
        double from = lowest < -half ? lowest : 0;
        double to = highest > 1 + half ? highest : 1;
        int fewest = 2 + (from < 0 ? 1 : 0) + (to > 1 ? 1 : 0);
        if (columns < fewest) {
            throw new BadInputException("grid: expected at least " + fewest
                    + " columns, because the trajectory reaches beyond its ends, found " + columns);
        }
        double top = ABOVE_THE_PATH
                * trajectory.points().stream()
                        .mapToDouble(TrajectoryPoint::beta)
                        .max()
                        .orElseThrow();
        return new TrajectoryGrid(
                new AlphaGrid(from, to, columns)
                        .alphas().stream().map(share -> share * length).toList(),
                IntStream.range(0, rows).mapToObj(j -> top * j / (rows - 1)).toList());
    }

    /** Number of cells. */
    public int cells() {
        return alphas.size() * betas.size();
    }
}
