package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.costscape.landscape.TrajectoryPoint;
import org.costscape.task.Progress;
import org.costscape.theory.RandomWalk;
import org.costscape.training.RunFolder;

/** Computes the coordinates of trajectories and of the random walk beside each. */
public final class TrajectoryStudy {
    /** Dimensions of the walk: it is then within some .01 of its limit. */
    static final int WALK_DIMENSION = 10_000;

    /** α and β of a snapshot, of the walk, and of its limit. */
    private static final int NUMBERS = 6;

    /** Vectors of all parameters, in double: θᵢ, the direction, a snapshot, its residual, and its file. */
    private static final int VECTORS = 5;

    private TrajectoryStudy() {}

    /**
     * Reads the snapshots of runs.
     *
     * @throws org.costscape.file.BadInputException if a snapshot cannot be used, or a run makes no trajectory
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static TrajectoryResult of(List<RunFolder> runs, TrajectoryRequest request, Progress progress) {
        progress.notice(size(runs));
        List<TrajectoryResult.OfRun> read = new ArrayList<>();
        for (RunFolder run : runs) {
            read.add(of(run, request, progress));
            progress.report(read.size(), runs.size());
        }
        return new TrajectoryResult(request, read);
    }

    /** What the work takes, in words: the vectors of one snapshot at a time, and a random walk. */
    private static String size(List<RunFolder> runs) {
        long snapshots = 0;
        double most = 0;
        for (RunFolder run : runs) {
            int count = run.snapshots().size();
            long parameters = RunDefinition.read(run).experiment().network().parameters();
            snapshots += count;
            most = Math.max(most, VECTORS * parameters + (double) count * WALK_DIMENSION);
        }
        return String.format(
                Locale.ROOT,
                "%,d snapshots × %d numbers: %s of results, about %s while working",
                snapshots,
                NUMBERS,
                Numbers.bytes((double) snapshots * NUMBERS * Double.BYTES),
                Numbers.bytes(most * Double.BYTES));
    }

    private static TrajectoryResult.OfRun of(RunFolder run, TrajectoryRequest request, Progress progress) {
        RunTrajectory read = RunTrajectory.of(run, request.end(), progress);
        int end = read.trajectory().end();
        double length = read.trajectory().points().get(end).alpha();
        double[] times = read.snapshots().stream().mapToDouble(s -> s.step()).toArray();
        RandomWalk walk =
                new RandomWalk(WALK_DIMENSION, read.definition().experiment().seed());
        List<TrajectoryPoint> simulated = walk.simulate(times, end);
        double unit = request.relative() ? 1 : length;
        List<TrajectoryResult.Step> steps = IntStream.range(0, times.length)
                .mapToObj(i -> new TrajectoryResult.Step(
                        read.step(i),
                        read.sha256().get(i),
                        scaled(read.trajectory().points().get(i), unit / length),
                        read.trajectory().isKnot(i),
                        scaled(simulated.get(i), unit),
                        scaled(RandomWalk.limit(times[i] / times[end]), unit)))
                .toList();
        return new TrajectoryResult.OfRun(run, read.definition().withEnd(run.history()), end, length, walk, steps);
    }

    private static TrajectoryPoint scaled(TrajectoryPoint point, double factor) {
        return factor == 1 ? point : new TrajectoryPoint(factor * point.alpha(), factor * point.beta());
    }
}
