package org.costscape.experiment;

import java.util.OptionalInt;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.training.BezierTraining;

/**
 * How to connect the solutions of two runs.
 *
 * @param start the snapshot of the first run, w₁
 * @param end the snapshot of the second run, w₂
 * @param points positions on [0, 1], at least 2
 * @param statistics whose statistics batch normalizations take
 * @param match whether to match the hidden units of w₂ with those of w₁, for a line of its own
 * @param bezier steps for which a Bezier curve is trained, if it is
 * @param seed of the order of layers in matching, and of the positions on the curve in training
 */
public record ConnectRequest(
        SnapshotChoice start,
        SnapshotChoice end,
        int points,
        StatisticsChoice statistics,
        boolean match,
        OptionalInt bezier,
        long seed) {
    /** The straight line between the best snapshots, at 61 points. */
    public static final ConnectRequest DEFAULT = new ConnectRequest(
            SnapshotChoice.BEST, SnapshotChoice.BEST, 61, StatisticsChoice.RECOMPUTED, false, OptionalInt.empty(), 0);

    public ConnectRequest {
        bezier.ifPresent(BezierTraining::checkSteps);
        if (bezier.isPresent() && statistics.mode() == StatisticsChoice.Mode.INTERPOLATED) {
            throw new BadInputException(
                    "statistics: the bend of a Bezier curve has no running statistics to interpolate;"
                            + " choose recomputed, frozen or batch");
        }
        new AlphaGrid(0, 1, points);
    }

    /** The positions. */
    AlphaGrid grid() {
        return new AlphaGrid(0, 1, points);
    }

    /** Number of paths: the straight line, and those that are asked for beside it. */
    int paths() {
        return 1 + (match ? 1 : 0) + (bezier.isPresent() ? 1 : 0);
    }

    /**
     * The same with what the experiment decides filled in.
     *
     * @throws BadInputException if the statistics do not fit the network
     */
    public ConnectRequest in(Experiment experiment) {
        return new ConnectRequest(start, end, points, statistics.in(experiment), match, bezier, seed);
    }
}
