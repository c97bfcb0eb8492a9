package org.costscape.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.costscape.array.Precision;
import org.costscape.cost.BatchStatistics;
import org.costscape.cost.NetworkCost;
import org.costscape.cost.Outputs;
import org.costscape.cost.SquaredErrorDefinition;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.GaussLength;
import org.costscape.landscape.LineProfile;
import org.costscape.landscape.LineSweep;
import org.costscape.landscape.PolynomialSweep;
import org.costscape.landscape.SharedLineSweep;
import org.costscape.landscape.SweepMemory;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/** Evaluates the line between two points of parameter space: snapshots of a run or of two, or a control and a snapshot. */
public final class LineStudy {
    /** Examples, or tokens, of the training set over which the Gauss length is averaged. */
    static final int GAUSS_EXAMPLES = 256;

    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public LineStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /** Computes the costs, coarse to fine, without a journal. */
    public LineResult run(RunFolder run, LineRequest request, Consumer<LineResult> listener, Progress progress) {
        return run(run, request, Optional.empty(), listener, progress);
    }

    /**
     * Computes the costs, coarse to fine.
     *
     * @param journal where what is computed is kept, so that a killed sweep continues from it; none if empty
     * @param listener is shown what is known after each point, and the result, on this thread
     * @throws BadInputException if a snapshot is missing, damaged or not of this network, or both are the same; if the
     *     statistics do not fit the network, or a snapshot does not hold them; if the journal is another's
     */
    public LineResult run(
            RunFolder run,
            LineRequest request,
            Optional<Path> journal,
            Consumer<LineResult> listener,
            Progress progress) {
        return runner.cancellable(progress, () -> line(run, request, journal, listener, progress));
    }

    private LineResult line(
            RunFolder run,
            LineRequest request,
            Optional<Path> journal,
            Consumer<LineResult> listener,
            Progress progress) {
        LineRequest asked = request.in(runner.experiment());
        try (LineEnds ends = LineEnds.load(run, asked, runner);
                Measures measures = new Measures(runner, asked.gradientNorm());
                LineStatistics statistics = statistics(asked.statistics(), ends)) {
            SweepSize.of(runner, asked.grid().points(), 1, 1, asked.gradientNorm())
                    .begin(runner, ends.line().start(), journal, progress);
            LineResult empty = new LineResult(
                    run,
                    runner.definition(run),
                    asked,
                    ends.start(),
                    ends.end(),
                    runner.measured(),
                    runner.normalized()
                            .map(costs -> statistics.clamped(
                                    asked.grid(), costs.training().network().running()))
                            .orElse(0),
                    Optional.empty(),
                    new LineProfile(List.of()));
            LineProfile profile = SweepJournal.with(
                    journal,
                    () -> header(run, asked, ends),
                    memory -> sweep(
                            ends.line(),
                            asked.grid(),
                            statistics,
                            measures,
                            memory,
                            partial -> listener.accept(empty.with(partial)),
                            progress));
            LineResult result = empty.with(profile)
                    .withGaussLength(gaussLength(ends.line(), asked.statistics(), statistics, progress));
            listener.accept(result);
            return result;
        }
    }

    private SweepJournal.Header header(RunFolder run, LineRequest asked, LineEnds ends) {
        SweepKey key = new SweepKey(run)
                .with(
                        "ends",
                        List.of(
                                Safetensors.sha256(ends.line().start()),
                                Safetensors.sha256(ends.line().end())))
                .with("alphas", asked.grid())
                .with("gradientNorm", asked.gradientNorm())
                .with("statistics", asked.statistics().text())
                .with("running", ends.running(asked.statistics(), runner));
        return SweepJournal.Header.of(LineSweep.PART, key, asked.grid().alphas().size(), 1);
    }

    /** The costs along a line, by as few evaluations as the cost allows. */
    LineProfile sweep(
            Line line, AlphaGrid grid, LineStatistics statistics, Consumer<LineProfile> listener, Progress progress) {
        try (Measures measures = new Measures(runner, false)) {
            return sweep(line, grid, statistics, measures, SweepMemory.NONE, listener, progress);
        }
    }

    private LineProfile sweep(
            Line line,
            AlphaGrid grid,
            LineStatistics statistics,
            Measures measures,
            SweepMemory memory,
            Consumer<LineProfile> listener,
            Progress progress) {
        OptionalInt degree = measures.gradientNorm() ? OptionalInt.empty() : degree(runner.experiment());
        if (degree.isPresent()) {
            return new PolynomialSweep(line, grid, degree.getAsInt(), runner.training(), runner.heldOut())
                    .run(listener, progress);
        }
        if (runner.normalized().isEmpty()) {
            return new SharedLineSweep(
                            line,
                            grid,
                            measures.apply(runner.training()),
                            runner.heldOut().map(measures))
                    .run(memory, listener, progress);
        }
        LineCosts costs = LineCosts.of(runner, statistics, measures);
        return new LineSweep(line, grid, costs.train(), costs.heldOut()).run(memory, listener, progress);
    }

    /**
     * The degree in α of a cost that is a polynomial along every line: twice the number of layers, for the squared error of
     * target numbers by layers without a nonlinearity, in double. Where there are classes the error rate, which is no
     * polynomial, takes a pass at each point anyway.
     */
    static OptionalInt degree(Experiment experiment) {
        boolean polynomial = experiment.network() instanceof FeedforwardDefinition network
                && network.layers().stream().allMatch(layer -> layer.affine())
                && experiment.objective() instanceof SquaredErrorDefinition
                && experiment.precision() == Precision.DOUBLE
                && !experiment.data().classified();
        return polynomial
                ? OptionalInt.of(2
                        * ((FeedforwardDefinition) experiment.network())
                                .layers()
                                .size())
                : OptionalInt.empty();
    }

    /** Empty where there is no network, or statistics are those of batches. */
    private Optional<GaussLength> gaussLength(
            Line line, StatisticsChoice choice, LineStatistics statistics, Progress progress) {
        if (choice.mode() == StatisticsChoice.Mode.BATCH) {
            return Optional.empty();
        }
        Optional<Outputs> outputs =
                runner.outputs(GAUSS_EXAMPLES, statistics.at(0).given());
        if (outputs.isEmpty()) {
            return Optional.empty();
        }
        try (Outputs logits = outputs.get();
                ParameterVector start = inDouble(line.start());
                ParameterVector end = inDouble(line.end());
                ParameterVector theta = start.copy()) {
            Line fine = new Line(start, end);
            return GaussLength.mean(
                    alpha -> {
                        fine.at(alpha, theta);
                        statistics.at(alpha); // moves the vector that the outputs were given
                        return logits.at(theta);
                    },
                    progress);
        }
    }

    /** A copy in double. */
    static ParameterVector inDouble(ParameterVector vector) {
        return ParameterVector.of(vector.layout(), Precision.DOUBLE, vector.toDoubles());
    }

    private LineStatistics statistics(StatisticsChoice choice, LineEnds ends) {
        return runner.normalized()
                .map(costs -> statistics(
                        costs.training(),
                        choice,
                        ends.line().start(),
                        ends.first().orElse(ends.last()),
                        ends.last()))
                .orElse(new LineStatistics.Everywhere(BatchStatistics.RECOMPUTED));
    }

    /** The statistics of a mode between two snapshots; the caller closes them. */
    static LineStatistics statistics(
            NetworkCost training, StatisticsChoice choice, ParameterVector origin, Snapshot first, Snapshot last) {
        ParameterLayout layout = training.network().running().layout();
        return statistics(
                training,
                choice,
                origin,
                () -> first.runningStatistics(layout, origin.precision()),
                () -> last.runningStatistics(layout, origin.precision()));
    }

    /** As above; running statistics are asked for only where they are interpolated. */
    static LineStatistics statistics(
            NetworkCost training,
            StatisticsChoice choice,
            ParameterVector origin,
            Supplier<ParameterVector> atStart,
            Supplier<ParameterVector> atEnd) {
        return switch (choice.mode()) {
            case RECOMPUTED -> new LineStatistics.Everywhere(BatchStatistics.RECOMPUTED);
            case FROZEN -> new LineStatistics.Everywhere(new BatchStatistics.Fixed(training.statistics(origin)));
            case BATCH ->
                new LineStatistics.Everywhere(
                        new BatchStatistics.Batch(choice.batch().orElseThrow()));
            case INTERPOLATED -> {
                ParameterVector from = atStart.get();
                try {
                    yield LineStatistics.Interpolated.of(from, atEnd.get());
                } catch (BadInputException e) {
                    from.close();
                    throw e;
                }
            }
        };
    }
}
