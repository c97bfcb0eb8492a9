package org.costscape.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.costscape.cost.Evaluation;
import org.costscape.cost.GridCost;
import org.costscape.task.Progress;

/**
 * Evaluates the training and the held-out cost over a plane, coarse to fine: first every k-th column and row, then those
 * halfway, each level keeping all values of those before it. Where the points of a row share most of their work, rows are
 * computed whole: first every k-th one, then those halfway.
 *
 * <p>No value depends on the order, so that points known from before are not computed again. The points are handed over in
 * pieces that take about a second, or ten times as long as the first one (a point, or a row of points that share work) where that is more, so that what all points of a piece
 * share is not paid for anew too often. After each there is something new to see and to keep. A cancelled piece ends at once.
 *
 * @param train J on the training set, on the grid
 * @param heldOut J on the held-out set, on the grid, if anything is held out
 */
public record PlaneSweep(GridCost train, Optional<GridCost> heldOut) {
    /** The coarsest level has about so many columns or rows, and up to twice as many. */
    private static final int COARSEST = 6;

    /** The same where rows are computed whole: a few of them are a picture already. */
    private static final int COARSEST_ROWS = 3;

    private static final double SECONDS_OF_A_PIECE = 1;
    private static final double POINTS_TIMES_OF_A_PIECE = 10;
    private static final int LARGEST_PIECE = 4096;
    private static final double FASTEST_GROWTH = 8;

    /**
     * Computes the coarsest level alone.
     *
     * @param known the grid, with the points that need not be computed
     * @param keeper is given the points of each piece
     * @throws java.util.concurrent.CancellationException if cancelled; what was kept is whole
     */
    public Surface coarse(Surface known, Consumer<List<PlaneCell>> keeper, Progress progress) {
        Surface surface = known;
        long done = surface.cells().count();
        int stride = coarsest(known);
        Optional<Piece> piece = next(surface, stride, smallest(known));
        while (piece.isPresent()) {
            progress.check();
            List<PlaneCell> cells = compute(piece.get(), progress);
            keeper.accept(cells);
            surface = surface.with(cells);
            done += cells.size();
            progress.report(done, (long) known.columns() * known.rows());
            piece = next(surface, stride, smallest(known));
        }
        return surface;
    }

    /** Points of the first piece. */
    private int smallest(Surface surface) {
        return train.sharesWork() ? surface.columns() : 1;
    }

    private int coarsest(Surface surface) {
        int count = train.sharesWork()
                ? surface.rows() / COARSEST_ROWS
                : Math.max(surface.columns(), surface.rows()) / COARSEST;
        return Integer.highestOneBit(Math.max(1, count));
    }

    /**
     * Computes all points that are not known yet.
     *
     * @param known the grid, with the points that need not be computed
     * @param keeper is given the points of each piece, before anybody sees them
     * @param listener is shown what is known, after each piece, on this thread
     * @throws java.util.concurrent.CancellationException if cancelled; what was kept is whole
     */
    public Surface run(Surface known, Consumer<List<PlaneCell>> keeper, Consumer<Surface> listener, Progress progress) {
        Surface surface = known;
        long total = (long) known.columns() * known.rows();
        long done = surface.cells().count();
        int budget = smallest(known);
        double longest = 0;
        listener.accept(surface);
        for (int stride = coarsest(known); stride >= 1; stride /= 2) {
            Optional<Piece> piece = next(surface, stride, budget);
            while (piece.isPresent()) {
                progress.check();
                long start = System.nanoTime();
                List<PlaneCell> cells = compute(piece.get(), progress);
                double seconds = (System.nanoTime() - start) / 1e9;
                keeper.accept(cells);
                surface = surface.with(cells);
                done += cells.size();
                longest = longest > 0 ? longest : Math.max(SECONDS_OF_A_PIECE, POINTS_TIMES_OF_A_PIECE * seconds);
                budget = budget(cells.size(), seconds, longest);
                listener.accept(surface);
                progress.report(done, total);
                piece = next(surface, stride, budget);
            }
        }
        return surface;
    }

    /** Some rows, with the same columns wanted in each of them. */
    private static final class Piece {
        private final int[] rows;
        private final boolean[] wanted;

        Piece(List<Integer> rows, boolean[] wanted) {
            this.rows = rows.stream().mapToInt(Integer::intValue).toArray();
            this.wanted = wanted;
        }
    }

    private static int budget(int cells, double seconds, double longest) {
        double factor = Math.min(FASTEST_GROWTH, longest / Math.max(1e-9, seconds));
        return (int) Math.max(1, Math.min(LARGEST_PIECE, cells * factor));
    }

    /** The next points of a level that are not computed yet: at most as many as the budget allows, neighbours in the order of work. */
    private Optional<Piece> next(Surface surface, int stride, int budget) {
        List<Integer> rows = new ArrayList<>();
        boolean[] wanted = new boolean[0];
        for (int row : order(surface.rows(), stride)) {
            boolean[] missing = missing(surface, stride, row);
            int count = count(missing);
            if (rows.isEmpty() && count > 0) {
                wanted = limited(missing, budget);
                rows.add(row);
                if (count > budget) {
                    break;
                }
            } else if (count > 0) {
                if (!Arrays.equals(missing, wanted) || (rows.size() + 1) * count > budget) {
                    break;
                }
                rows.add(row);
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Piece(rows, wanted));
    }

    /** The rows of a level: first those that the level before has too, in which the same columns are missing. */
    private static int[] order(int rows, int stride) {
        IntStream old = IntStream.iterate(0, j -> j < rows, j -> j + 2 * stride);
        IntStream fresh = IntStream.iterate(stride, j -> j < rows, j -> j + 2 * stride);
        return IntStream.concat(old, fresh).toArray();
    }

    private boolean[] missing(Surface surface, int stride, int row) {
        boolean[] missing = new boolean[surface.columns()];
        for (int i = 0; i < missing.length; i += train.sharesWork() ? 1 : stride) {
            missing[i] = surface.at(i, row).isEmpty();
        }
        return missing;
    }

    private static int count(boolean[] wanted) {
        int count = 0;
        for (boolean each : wanted) {
            count += each ? 1 : 0;
        }
        return count;
    }

    private static boolean[] limited(boolean[] wanted, int most) {
        boolean[] limited = wanted.clone();
        int left = most;
        for (int i = 0; i < limited.length; i++) {
            limited[i] &= left > 0;
            left -= limited[i] ? 1 : 0;
        }
        return limited;
    }

    private List<PlaneCell> compute(Piece piece, Progress progress) {
        Evaluation[][] onTraining = train.evaluate(piece.rows, piece.wanted, progress);
        Optional<Evaluation[][]> onHeldOut = heldOut.map(cost -> cost.evaluate(piece.rows, piece.wanted, progress));
        List<PlaneCell> cells = new ArrayList<>();
        for (int k = 0; k < piece.rows.length; k++) {
            for (int i = 0; i < piece.wanted.length; i++) {
                if (piece.wanted[i]) {
                    int row = k;
                    int column = i;
                    cells.add(
                            new PlaneCell(i, piece.rows[k], onTraining[k][i], onHeldOut.map(all -> all[row][column])));
                }
            }
        }
        return cells;
    }
}
