package org.costscape.landscape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Evaluation;
import org.costscape.cost.GridCost;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Progress;

/**
 * As {@link LineSweep}, of costs that are the same function of θ at each α: where points that are asked for together share work
 * ({@link GridCost}), a few of them first, then all others at once.
 *
 * <p>At α = 0 and α = 1 the cost is that of the ends themselves, bit for bit.
 *
 * @param line the line
 * @param grid where to evaluate
 * @param train J on the training set
 * @param heldOut J on the held-out set, if anything is held out
 */
public record SharedLineSweep(Line line, AlphaGrid grid, CostFunction train, Optional<CostFunction> heldOut) {
    /** Points that are shown before the others are computed. */
    private static final int FIRST = 9;

    /** Points that are computed, and kept, at once. */
    private static final int BLOCK = 1024;

    /** Computes the whole grid, and keeps nothing. */
    public LineProfile run(Consumer<LineProfile> listener, Progress progress) {
        return run(SweepMemory.NONE, listener, progress);
    }

    /**
     * Computes what is missing of the grid.
     *
     * @param memory of an earlier sweep of the same, which keeps this one too
     * @param listener is shown what is known, on this thread
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public LineProfile run(SweepMemory memory, Consumer<LineProfile> listener, Progress progress) {
        try (ParameterVector direction = line.end().copy()) {
            direction.add(-1, line.start());
            SubspaceGrid points = SubspaceGrid.line(
                    new Subspace(line.start(), List.of(direction)),
                    grid.alphas().stream().mapToDouble(Double::doubleValue).toArray());
            try (GridCost onTrain = train.on(points)) {
                if (!onTrain.sharesWork()) {
                    return new LineSweep(line, grid, at -> train, heldOut.map(cost -> at -> cost))
                            .run(memory, listener, progress);
                }
                try (Both both = new Both(onTrain, heldOut.map(cost -> cost.on(points)))) {
                    return run(both, new RememberedLine(grid, memory), listener, progress);
                }
            }
        }
    }

    private LineProfile run(Both costs, RememberedLine remembered, Consumer<LineProfile> listener, Progress progress) {
        List<Double> order = grid.coarseToFine();
        List<LinePoint> points = new ArrayList<>(ends());
        for (int from = 0; from < order.size(); ) {
            int to = Math.min(order.size(), from == 0 ? FIRST : from + BLOCK);
            List<Double> missing = new ArrayList<>();
            for (double alpha : order.subList(from, to)) {
                Optional<LinePoint> known = remembered.at(alpha);
                known.ifPresentOrElse(points::add, () -> missing.add(alpha));
            }
            if (missing.stream().anyMatch(alpha -> !isEnd(alpha))) {
                List<LinePoint> computed = costs.at(missing, progress);
                remembered.keep(computed);
                points.addAll(computed);
            }
            listener.accept(new LineProfile(points));
            progress.report(points.size(), order.size());
            from = to;
        }
        return new LineProfile(points);
    }

    /** The ends of the line, as far as they are on the grid. */
    private List<LinePoint> ends() {
        return grid.alphas().stream()
                .filter(SharedLineSweep::isEnd)
                .map(alpha -> {
                    ParameterVector theta = alpha == 0 ? line.start() : line.end();
                    return new LinePoint(alpha, train.evaluate(theta), heldOut.map(cost -> cost.evaluate(theta)));
                })
                .toList();
    }

    private static boolean isEnd(double alpha) {
        return alpha == 0 || alpha == 1;
    }

    /** Both costs on the grid; the training cost stays its owner's to close. */
    private final class Both implements AutoCloseable {
        private final GridCost train;
        private final Optional<GridCost> heldOut;

        Both(GridCost train, Optional<GridCost> heldOut) {
            this.train = train;
            this.heldOut = heldOut;
        }

        /** The points at some positions, without the ends. */
        List<LinePoint> at(List<Double> alphas, Progress progress) {
            Set<Double> asked = new HashSet<>(alphas);
            List<Double> all = grid.alphas();
            boolean[] wanted = new boolean[all.size()];
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = !isEnd(all.get(i)) && asked.contains(all.get(i));
            }
            Evaluation[] ofTrain = train.evaluate(new int[] {0}, wanted, progress)[0];
            Optional<Evaluation[]> ofHeldOut = heldOut.map(cost -> cost.evaluate(new int[] {0}, wanted, progress)[0]);
            List<LinePoint> points = new ArrayList<>();
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i]) {
                    int at = i;
                    points.add(new LinePoint(all.get(i), ofTrain[i], ofHeldOut.map(costs -> costs[at])));
                }
            }
            return points;
        }

        @Override
        public void close() {
            heldOut.ifPresent(GridCost::close);
        }
    }
}
