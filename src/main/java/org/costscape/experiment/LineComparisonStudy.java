package org.costscape.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;
import org.costscape.task.PartOfProgress;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** Evaluates lines that are compared, one after the other. */
public final class LineComparisonStudy {
    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public LineComparisonStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Computes all lines, after all were found possible.
     *
     * @param path along which everything moves; where the others rest, its {@link Moving} says
     * @throws BadInputException as {@link LineStudy#run}
     */
    public LineComparisonResult run(RunFolder run, LineComparison comparison, LineRequest path, Progress progress) {
        ParameterLayout layout = runner.training().layout();
        Map<String, LineRequest> requests = comparison.lines(path.in(runner.experiment()), layout);
        SweepSize size = SweepSize.of(runner, path.grid().points(), 1, requests.size(), path.gradientNorm());
        boolean first = true;
        for (LineRequest each : requests.values()) {
            progress.check();
            try (LineEnds ends = LineEnds.load(run, each.in(runner.experiment()), runner)) {
                if (first) {
                    size.begin(runner, ends.line().start(), progress);
                    first = false;
                }
            }
        }
        Map<String, LineResult> lines = new LinkedHashMap<>();
        requests.forEach((name, request) -> {
            Progress share = new PartOfProgress(progress, lines.size(), requests.size());
            lines.put(name, new LineStudy(runner).run(run, request, partial -> {}, share));
        });
        return new LineComparisonResult(comparison, lines);
    }
}
