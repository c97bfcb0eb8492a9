package org.costscape.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.costscape.cost.BatchStatistics;
import org.costscape.cost.Outputs;
import org.costscape.cost.TrainingCost;
import org.costscape.file.BadInputException;
import org.costscape.landscape.CurveSweep;
import org.costscape.landscape.LineProfile;
import org.costscape.landscape.WeightMatching;
import org.costscape.network.HiddenUnits;
import org.costscape.parameter.BezierCurve;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.PartOfProgress;
import org.costscape.task.Progress;
import org.costscape.training.BendFile;
import org.costscape.training.BezierTraining;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/**
 * Connects the solutions of two runs: by the straight line, by the line after the hidden units of the second were put in the order
 * of the first's, and by a Bezier curve of low cost.
 */
public final class ConnectStudy {
    /** Relative to the largest output; batch normalization of nearly constant units makes much of rounding. */
    private static final double SAME_FUNCTION = 1e-8;

    private final ExperimentRunner runner;

    /** @param runner of the first run's experiment; stays the caller's to close */
    public ConnectStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Computes the paths.
     *
     * @param journal where paths are kept once they are computed, and beside it a curve that is being trained, so that killed
     *     work continues; none if empty
     * @param listener is shown what is known of the paths, each coarse to fine, and the result, on this thread
     * @throws BadInputException if a snapshot is missing, damaged or the runs' networks differ, if both are the same point, the
     *     statistics do not fit the network or the points the memory, if there are no hidden units to match, or the journal is
     *     another's
     */
    public ConnectResult run(
            RunFolder first,
            RunFolder second,
            ConnectRequest request,
            Optional<Path> journal,
            Consumer<ConnectResult> listener,
            Progress progress) {
        return runner.cancellable(progress, () -> {
            ConnectRequest asked = request.in(runner.experiment());
            LineRequest line = new LineRequest(
                    asked.start(), asked.end(), asked.grid(), asked.statistics(), Moving.ALL, Optional.of(second));
            try (LineEnds ends = LineEnds.load(first, line, runner)) {
                SweepSize.of(runner, asked.points(), 1, asked.paths(), false)
                        .begin(runner, ends.line().start(), journal, progress);
                SweepJournal.Header header = header(first, ends, asked);
                Optional<BendFile> bend = journal.map(file -> new BendFile(Journals.bend(file), header.key()));
                return SweepJournal.with(
                        journal,
                        () -> header,
                        memory -> run(first, second, asked, ends, new KeptPaths(memory), bend, listener, progress));
            }
        });
    }

    private ConnectResult run(
            RunFolder first,
            RunFolder second,
            ConnectRequest asked,
            LineEnds ends,
            KeptPaths kept,
            Optional<BendFile> bend,
            Consumer<ConnectResult> listener,
            Progress progress) {
        int parts = 1 + (asked.match() ? 1 : 0) + (asked.bezier().isPresent() ? 2 : 0);
        Optional<Matched> matched = asked.match() ? Optional.of(match(ends, asked, progress)) : Optional.empty();
        try {
            ConnectResult none = new ConnectResult(
                    first,
                    second,
                    runner.definition(first),
                    RunDefinition.read(second),
                    asked,
                    ends.start(),
                    ends.end(),
                    runner.measured(),
                    matched.map(Matched::facts),
                    Map.of());
            Paths paths = new Paths(none, kept, new LinkedHashMap<>(), listener);
            paths.add(
                    ConnectResult.STRAIGHT,
                    shown -> straight(
                            ends, ends.line(), asked, UnaryOperator.identity(), shown, part(progress, 0, parts)));
            matched.ifPresent(found -> paths.add(
                    ConnectResult.MATCHED,
                    shown -> straight(
                            ends,
                            new Line(ends.line().start(), found.theta()),
                            asked,
                            found::permuted,
                            shown,
                            part(progress, 1, parts))));
            if (asked.bezier().isPresent()) {
                paths.add(ConnectResult.BEZIER, shown -> bezier(ends, asked, bend, shown, progress, parts));
            }
            return paths.result();
        } finally {
            matched.ifPresent(found -> found.theta().close());
        }
    }

    /**
     * The paths as far as they are known.
     *
     * @param none the result without any
     * @param kept by earlier work
     * @param known by name, in order
     * @param listener is shown each change
     */
    private record Paths(
            ConnectResult none, KeptPaths kept, Map<String, LineProfile> known, Consumer<ConnectResult> listener) {
        /** Computes a path that is not kept, and shows it as it grows. */
        void add(String name, Function<Consumer<LineProfile>, LineProfile> compute) {
            Consumer<LineProfile> shown = profile -> {
                known.put(name, profile);
                listener.accept(result());
            };
            shown.accept(kept.path(name, none.request().grid(), () -> compute.apply(shown)));
        }

        ConnectResult result() {
            return none.with(known);
        }
    }

    private SweepJournal.Header header(RunFolder first, LineEnds ends, ConnectRequest asked) {
        SweepKey key = new SweepKey(first)
                .with("ends", List.of(ends.start().sha256(), ends.end().sha256()))
                .with("points", asked.points())
                .with("statistics", asked.statistics().text())
                .with("running", ends.running(asked.statistics(), runner))
                .with("match", asked.match())
                .with("bezier", asked.bezier().orElse(0))
                .with("seed", asked.seed());
        SweepJournal.Size line = new SweepJournal.Size(asked.points(), 1);
        return new SweepJournal.Header(
                "connect",
                key.sha256(),
                Map.of(ConnectResult.STRAIGHT, line, ConnectResult.MATCHED, line, ConnectResult.BEZIER, line));
    }

    private static Progress part(Progress progress, int before, int parts) {
        return new PartOfProgress(progress, before, parts);
    }

    /** @param permuted running statistics of the second run, in the order of its units on this line */
    private LineProfile straight(
            LineEnds ends,
            Line line,
            ConnectRequest request,
            UnaryOperator<ParameterVector> permuted,
            Consumer<LineProfile> listener,
            Progress progress) {
        try (LineStatistics statistics = statistics(ends, line, request, permuted)) {
            return new LineStudy(runner).sweep(line, request.grid(), statistics, listener, progress);
        }
    }

    private LineStatistics statistics(
            LineEnds ends, Line line, ConnectRequest request, UnaryOperator<ParameterVector> permuted) {
        Optional<NormalizedCosts> normalized = runner.normalized();
        if (normalized.isEmpty()) {
            return new LineStatistics.Everywhere(BatchStatistics.RECOMPUTED);
        }
        Snapshot first = ends.first().orElseThrow();
        ParameterLayout layout = normalized.get().training().network().running().layout();
        return LineStudy.statistics(
                normalized.get().training(),
                request.statistics(),
                line.start(),
                () -> first.runningStatistics(layout, line.start().precision()),
                () -> permuted.apply(
                        ends.last().runningStatistics(layout, line.start().precision())));
    }

    private LineProfile bezier(
            LineEnds ends,
            ConnectRequest request,
            Optional<BendFile> kept,
            Consumer<LineProfile> listener,
            Progress progress,
            int parts) {
        Line line = ends.line();
        BezierTraining training = new BezierTraining(
                runner.experiment().training(),
                runner.training(),
                request.bezier().orElseThrow(),
                request.seed());
        try (TrainingCost minibatches = runner.steps();
                ParameterVector bend =
                        training.bend(line.start(), line.end(), minibatches, kept, part(progress, parts - 2, parts));
                LineStatistics statistics = statistics(ends, line, request, UnaryOperator.identity())) {
            LineCosts costs = LineCosts.of(runner, statistics);
            return new CurveSweep(
                            new BezierCurve(line.start(), bend, line.end()),
                            request.grid(),
                            costs.train(),
                            costs.heldOut())
                    .run(listener, part(progress, parts - 1, parts));
        }
    }

    /**
     * The second solution with its units in the order of the first's.
     *
     * @param theta πw₂; the caller closes it
     * @param orders π of each layer
     */
    private record Matched(
            ParameterVector theta, WeightMatching matching, List<int[]> orders, ConnectResult.Matching facts) {
        /** Reorders running statistics in place and returns them. */
        ParameterVector permuted(ParameterVector running) {
            matching.permute(running, orders);
            return running;
        }
    }

    private Matched match(LineEnds ends, ConnectRequest request, Progress progress) {
        List<HiddenUnits> layers = HiddenUnits.of(runner.experiment().network());
        if (layers.isEmpty()) {
            throw new BadInputException("match: expected a network with hidden units, found "
                    + runner.experiment().name() + " without; leave --match out");
        }
        ParameterVector first = ends.line().start();
        ParameterVector second = ends.line().end();
        WeightMatching matching = new WeightMatching(layers, request.seed());
        List<int[]> orders = matching.match(first, second, progress);
        ParameterVector theta = second.copy();
        try {
            matching.permute(theta, orders);
            ConnectResult.Matching facts = new ConnectResult.Matching(
                    first.distance(second), first.distance(theta), outputDifference(second, theta));
            return new Matched(theta, matching, orders, facts);
        } catch (RuntimeException e) {
            theta.close();
            throw e;
        }
    }

    /** The largest difference of two points' outputs, which must be rounding: nothing is drawn of another function. */
    private double outputDifference(ParameterVector theta, ParameterVector permuted) {
        double difference = 0;
        double largest = 1;
        try (Outputs outputs = runner.outputs(LineStudy.GAUSS_EXAMPLES, null).orElseThrow();
                ParameterVector one = LineStudy.inDouble(theta);
                ParameterVector other = LineStudy.inDouble(permuted)) {
            double[][] expected = outputs.at(one);
            double[][] found = outputs.at(other);
            for (int i = 0; i < expected.length; i++) {
                for (int k = 0; k < expected[i].length; k++) {
                    difference = Math.max(difference, Math.abs(found[i][k] - expected[i][k]));
                    largest = Math.max(largest, Math.abs(expected[i][k]));
                }
            }
        }
        if (!(difference <= SAME_FUNCTION * largest)) {
            throw new IllegalStateException("matching changed outputs by " + difference);
        }
        return difference;
    }
}
