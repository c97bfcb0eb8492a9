package org.costscape.landscape;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The cost on a trajectory surface as far as it is computed, and of the snapshots themselves. */
public final class TrajectoryCosts {
    private final TrajectoryGrid grid;
    private final @Nullable SurfacePoint[] cells;
    private final List<SnapshotCost> snapshots;

    /**
     * The cost of a snapshot.
     *
     * @param own of the snapshot itself
     * @param projected of the surface at the snapshot's (α, β): the same to rounding at a knot
     */
    public record SnapshotCost(SurfacePoint own, SurfacePoint projected) {}

    TrajectoryCosts(TrajectoryGrid grid, @Nullable SurfacePoint[] cells, List<SnapshotCost> snapshots) {
        this.grid = grid;
        this.cells = cells.clone();
        this.snapshots = List.copyOf(snapshots);
    }

    public TrajectoryGrid grid() {
        return grid;
    }

    /** The cost at (α of the column, β of the row), if it is computed. */
    public Optional<SurfacePoint> at(int column, int row) {
        return Optional.ofNullable(cells[column * grid.betas().size() + row]);
    }

    /** The same on the finest grid of every second, fourth, … column and row that is complete; empty where there is none yet. */
    public Optional<TrajectoryCosts> finest() {
        int sides = Math.min(grid.alphas().size(), grid.betas().size());
        return IntStream.iterate(1, stride -> stride < sides, stride -> 2 * stride)
                .mapToObj(this::every)
                .filter(coarse -> coarse.known() == coarse.grid.cells())
                .findFirst();
    }

    private TrajectoryCosts every(int stride) {
        int[] columns = IntStream.iterate(0, i -> i < grid.alphas().size(), i -> i + stride)
                .toArray();
        int[] rows = IntStream.iterate(0, j -> j < grid.betas().size(), j -> j + stride)
                .toArray();
        @Nullable SurfacePoint[] chosen = new SurfacePoint[columns.length * rows.length];
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                chosen[i * rows.length + j] = cells[columns[i] * grid.betas().size() + rows[j]];
            }
        }
        TrajectoryGrid coarse = new TrajectoryGrid(
                IntStream.of(columns).mapToObj(grid.alphas()::get).toList(),
                IntStream.of(rows).mapToObj(grid.betas()::get).toList());
        return new TrajectoryCosts(coarse, chosen, snapshots);
    }

    /** A quantity of each cell, by column and row; of a complete surface. */
    public double[][] matrix(ToDoubleFunction<SurfacePoint> value) {
        return IntStream.range(0, grid.alphas().size())
                .mapToObj(i -> IntStream.range(0, grid.betas().size())
                        .mapToDouble(j -> value.applyAsDouble(at(i, j).orElseThrow()))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** In the order of the trajectory, as far as they are computed. */
    public List<SnapshotCost> snapshots() {
        return snapshots;
    }

    /** Number of cells that are computed. */
    public int known() {
        return (int) Arrays.stream(cells).filter(Objects::nonNull).count();
    }

    /** Number of cells where the training or the held-out cost is not finite. */
    public long notFinite() {
        return Arrays.stream(cells)
                .filter(Objects::nonNull)
                .filter(each -> !Double.isFinite(each.train().cost())
                        || each.heldOut()
                                .filter(test -> !Double.isFinite(test.cost()))
                                .isPresent())
                .count();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TrajectoryCosts costs
                && grid.equals(costs.grid)
                && Arrays.equals(cells, costs.cells)
                && snapshots.equals(costs.snapshots);
    }

    @Override
    public int hashCode() {
        return Objects.hash(grid, Arrays.hashCode(cells), snapshots);
    }
}
