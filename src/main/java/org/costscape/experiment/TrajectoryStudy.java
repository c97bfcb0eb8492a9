package org.costscape.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.costscape.landscape.TrajectoryPoint;
import org.costscape.theory.RandomWalk;
import org.costscape.training.RunFolder;

/** Computes the coordinates of trajectories and of the random walk beside each. */
public final class TrajectoryStudy {
    /** Dimensions of the walk: it is then within some .01 of its limit. */
    static final int WALK_DIMENSION = 10_000;

    private TrajectoryStudy() {}

    /**
     * Reads the snapshots of runs.
     *
     * @throws org.costscape.file.BadInputException if a snapshot cannot be used, or a run makes no trajectory
     */
    public static TrajectoryResult of(List<RunFolder> runs, TrajectoryRequest request) {
        return new TrajectoryResult(
                request, runs.stream().map(run -> of(run, request)).toList());
    }

    private static TrajectoryResult.OfRun of(RunFolder run, TrajectoryRequest request) {
        RunTrajectory read = RunTrajectory.of(run, request.end());
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
        return new TrajectoryResult.OfRun(run, read.definition(), end, length, walk, steps);
    }

    private static TrajectoryPoint scaled(TrajectoryPoint point, double factor) {
        return factor == 1 ? point : new TrajectoryPoint(factor * point.alpha(), factor * point.beta());
    }
}
