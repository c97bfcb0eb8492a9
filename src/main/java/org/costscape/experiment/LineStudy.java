package org.costscape.experiment;

import java.util.List;
import java.util.function.Consumer;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.landscape.LineProfile;
import org.costscape.landscape.LineSweep;
import org.costscape.parameter.Line;
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
     * @throws BadInputException if a snapshot is missing, damaged or not of this network, or both are the same
     */
    public LineResult run(RunFolder run, LineRequest request, Consumer<LineResult> listener, Progress progress) {
        Snapshot.Loaded start = load(run, request.start());
        try (ParameterVector from = start.theta()) {
            Snapshot.Loaded end = load(run, request.end());
            try (ParameterVector to = end.theta()) {
                if (start.sha256().equals(end.sha256())) {
                    throw new BadInputException(
                            run.path() + ": the snapshots " + request.start().text() + " and "
                                    + request.end().text() + " are the same point; choose two different ones");
                }
                LineSweep sweep =
                        new LineSweep(new Line(from, to), request.grid(), runner.training(), runner.heldOut());
                LineResult empty = result(run, request, start, end);
                LineProfile profile = sweep.run(partial -> listener.accept(empty.with(partial)), progress);
                return empty.with(profile);
            }
        }
    }

    private Snapshot.Loaded load(RunFolder run, SnapshotChoice choice) {
        Precision precision = runner.experiment().precision();
        return choice.of(run).load(runner.training().layout(), precision);
    }

    private LineResult result(RunFolder run, LineRequest request, Snapshot.Loaded start, Snapshot.Loaded end) {
        return new LineResult(
                run,
                runner.definition(),
                request,
                LineResult.End.of(start),
                LineResult.End.of(end),
                runner.measured(),
                new LineProfile(List.of()));
    }
}
