package org.costscape.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.LineComparison;
import org.costscape.experiment.LineComparisonFiles;
import org.costscape.experiment.LineComparisonResult;
import org.costscape.experiment.LineComparisonStudy;
import org.costscape.experiment.LineFiles;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.LineStart;
import org.costscape.experiment.LineStudy;
import org.costscape.experiment.Moving;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw line}. */
@Command(
        name = "line",
        description =
                "Cost and error rate along the straight line from one snapshot of a run to another, or to one of another run.",
        mixinStandardHelpOptions = true)
final class DrawLineCommand implements Runnable {
    private static final String NOTHING = "nothing was written";

    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder.")
    private Path run = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RUN2",
            description = "Another run of the same network: the line goes from RUN's solution to its solution.")
    private @Nullable Path endRun;

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--preset",
            description =
                    "Grid: default (101 points, −0.25:1.5), fine (200 points, 0:1) or paper (α = i/9, i = 0 … 19).")
    private @Nullable Preset preset;

    @Option(
            names = "--range",
            paramLabel = "FROM:TO",
            converter = Ranges.class,
            description = "Positions α, where 0 is the start and 1 the end; -0.25:1.5 by default.")
    private @Nullable Range range;

    @Option(names = "--grid", paramLabel = "N", description = "Number of points; 101 by default.")
    private @Nullable Integer grid;

    @Option(
            names = "--start",
            paramLabel = "START",
            converter = Starts.class,
            description =
                    "What is at α = 0: the snapshot first (the default; of two runs best), best, last, or the number of a"
                            + " step; zero; noise:SEED, N(0, 1).")
    private @Nullable LineStart start;

    @Option(
            names = "--end",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description =
                    "Snapshot at α = 1: best on held-out data, of a toy by its cost (the default), first, last, or a step.")
    private SnapshotChoice end = LineRequest.DEFAULT.end();

    @Option(
            names = "--moving",
            paramLabel = "NAMES",
            description = "Only these move: weights, biases, or layers such as layers.0,layers.2; all by default.")
    private String moving = Moving.ALL.text();

    @Option(names = "--rest", description = "Where the others stay: end (the default) or start.")
    private Moving.Rest rest = Moving.ALL.rest();

    @Option(
            names = "--compare",
            description =
                    "Several lines in one figure: controls (from noise and from zero), layers (each alone), or parts"
                            + " (weights and biases alone).")
    private @Nullable LineComparison compare;

    @Option(
            names = "--statistics",
            paramLabel = "MODE",
            converter = Statistics.class,
            description =
                    "Statistics of batch normalization: recomputed at each point (the default), frozen at the start,"
                            + " interpolated running ones, or batch:SIZE; batch takes the size of the minibatches.")
    private StatisticsChoice statistics = LineRequest.DEFAULT.statistics();

    @Option(
            names = "--gradient-norm",
            description = "Measure the norm of the gradient too, which takes a gradient at each point.")
    private boolean gradientNorm;

    @Mixin
    private final RunData data = new RunData();

    @Mixin
    private final Look look = new Look();

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public void run() {
        ExportOptions options = look.options();
        LineStart from = start == null ? defaultStart() : start;
        Moving blocks = Moving.parse(moving, rest);
        if (compare != null && !blocks.isAll()) {
            throw new BadInputException("--compare: expected without --moving, found " + moving + "; leave one out");
        }
        AlphaGrid alphas = alphas();
        out.check(options);
        RunFolder folder = Runs.existing(run);
        Optional<RunFolder> other = Optional.ofNullable(endRun).map(Runs::existing);
        LineRequest request = new LineRequest(from, end, alphas, statistics, blocks, other, gradientNorm)
                .in(RunDefinition.read(folder).experiment());
        try (Parallel parallel = longWork.open();
                ExperimentRunner runner = data.open(folder, parallel)) {
            if (compare == null) {
                draw(runner, folder, request, options);
            } else {
                draw(runner, folder, request, compare, options);
            }
        }
    }

    private void draw(ExperimentRunner runner, RunFolder folder, LineRequest request, ExportOptions options) {
        LineResult result;
        Path journal = out.journal();
        try (Console console = longWork.console("point", out::afterInterrupt)) {
            result = new LineStudy(runner).run(folder, request, Optional.of(journal), partial -> {}, console);
        }
        out.finish(file -> LineFiles.write(result, file, options));
        System.out.println(diagnostics(result));
    }

    private void draw(
            ExperimentRunner runner,
            RunFolder folder,
            LineRequest request,
            LineComparison comparison,
            ExportOptions options) {
        LineComparisonResult result;
        try (Console console = longWork.console("percent", NOTHING)) {
            result = new LineComparisonStudy(runner).run(folder, comparison, request, console);
        }
        out.write(file -> LineComparisonFiles.write(result, file, options));
        result.lines().forEach((name, line) -> System.out.println(name + ": " + diagnostics(line)));
    }

    private LineStart defaultStart() {
        return endRun == null ? LineRequest.DEFAULT.start() : SnapshotChoice.BEST;
    }

    private AlphaGrid alphas() {
        if (preset != null && (range != null || grid != null)) {
            throw new BadInputException("--preset: expected without --range and --grid, found both; leave one out");
        }
        AlphaGrid base = preset == null ? AlphaGrid.DEFAULT : preset.grid();
        return new AlphaGrid(
                range == null ? base.from() : range.from(),
                range == null ? base.to() : range.to(),
                grid == null ? base.points() : grid);
    }

    private enum Preset {
        DEFAULT,
        FINE,
        PAPER;

        AlphaGrid grid() {
            return switch (this) {
                case DEFAULT -> AlphaGrid.DEFAULT;
                case FINE -> AlphaGrid.FINE;
                case PAPER -> AlphaGrid.PAPER;
            };
        }
    }

    private static String diagnostics(LineResult result) {
        return "monotonicity Δ "
                + Numbers.threeDigits(result.profile().monotonicity().orElse(Double.NaN)) + ", "
                + result.barrierText().orElse("barrier NaN")
                + result.gaussLengthText().map(text -> ", Gauss length " + text).orElse("");
    }
}
