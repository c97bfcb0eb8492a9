package org.costscape.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.costscape.array.Precision;
import org.costscape.cost.BatchStatistics;
import org.costscape.cost.NetworkCost;
import org.costscape.file.BadInputException;
import org.costscape.landscape.LineProfile;
import org.costscape.landscape.LineSweep;
import org.costscape.network.RunningStatistics;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/** Evaluates the line between two snapshots of a run. */
public final class LineStudy {
    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public LineStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Computes the costs, coarse to fine.
     *
     * @param listener is shown what is known after each point, on this thread
     * @throws BadInputException if a snapshot is missing, damaged or not of this network, or both are the same; if the
     *     statistics do not fit the network, or a snapshot does not hold them
     */
    public LineResult run(RunFolder run, LineRequest request, Consumer<LineResult> listener, Progress progress) {
        LineRequest asked = request.in(runner.experiment());
        Snapshot first = asked.start().of(run);
        Snapshot.Loaded start = load(first);
        try (ParameterVector from = start.theta()) {
            Snapshot last = asked.end().of(run);
            Snapshot.Loaded end = load(last);
            try (ParameterVector to = end.theta()) {
                if (start.sha256().equals(end.sha256())) {
                    throw new BadInputException(
                            run.path() + ": the snapshots " + asked.start().text() + " and "
                                    + asked.end().text() + " are the same point; choose two different ones");
                }
                LineResult empty = empty(run, asked, start, end);
                Line line = new Line(from, to);
                Optional<NormalizedCosts> normalized = runner.normalized();
                if (normalized.isEmpty()) {
                    LineSweep sweep = new LineSweep(
                            line,
                            asked.grid(),
                            at -> runner.training(),
                            runner.heldOut().map(cost -> at -> cost));
                    return run(sweep, empty, listener, progress);
                }
                NormalizedCosts costs = normalized.get();
                try (LineStatistics statistics = statistics(costs.training(), asked.statistics(), from, first, last)) {
                    LineSweep sweep = new LineSweep(
                            line,
                            asked.grid(),
                            at -> costs.training().withStatistics(statistics.at(at)),
                            Optional.of(at -> costs.heldOut().withStatistics(statistics.at(at))));
                    RunningStatistics layout = costs.training().network().running();
                    return run(sweep, empty.withClamped(statistics.clamped(asked.grid(), layout)), listener, progress);
                }
            }
        }
    }

    private static LineResult run(LineSweep sweep, LineResult empty, Consumer<LineResult> listener, Progress progress) {
        LineProfile profile = sweep.run(partial -> listener.accept(empty.with(partial)), progress);
        return empty.with(profile);
    }

    /** The statistics of a mode between two snapshots; the caller closes them. */
    static LineStatistics statistics(
            NetworkCost training, StatisticsChoice choice, ParameterVector origin, Snapshot first, Snapshot last) {
        return switch (choice.mode()) {
            case RECOMPUTED -> new LineStatistics.Everywhere(BatchStatistics.RECOMPUTED);
            case FROZEN -> new LineStatistics.Everywhere(new BatchStatistics.Fixed(training.statistics(origin)));
            case BATCH ->
                new LineStatistics.Everywhere(
                        new BatchStatistics.Batch(choice.batch().orElseThrow()));
            case INTERPOLATED -> {
                ParameterLayout layout = training.network().running().layout();
                Precision precision = origin.precision();
                ParameterVector from = first.runningStatistics(layout, precision);
                try {
                    yield LineStatistics.Interpolated.of(from, last.runningStatistics(layout, precision));
                } catch (BadInputException e) {
                    from.close();
                    throw e;
                }
            }
        };
    }

    private Snapshot.Loaded load(Snapshot snapshot) {
        return snapshot.load(runner.training().layout(), runner.experiment().precision());
    }

    private LineResult empty(RunFolder run, LineRequest request, Snapshot.Loaded start, Snapshot.Loaded end) {
        return new LineResult(
                run,
                runner.definition(),
                request,
                LineResult.End.of(start),
                LineResult.End.of(end),
                runner.measured(),
                0,
                new LineProfile(List.of()));
    }
}
