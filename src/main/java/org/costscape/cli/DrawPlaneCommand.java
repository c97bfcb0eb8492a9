package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.costscape.experiment.DirectionRule;
import org.costscape.experiment.DirectionText;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Metric;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.PlaneFigure;
import org.costscape.experiment.PlaneFiles;
import org.costscape.experiment.PlaneRequest;
import org.costscape.experiment.PlaneResult;
import org.costscape.experiment.PlaneStudy;
import org.costscape.experiment.PointChoice;
import org.costscape.experiment.Runs;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Motion;
import org.costscape.figure.SurfaceLook;
import org.costscape.file.BadInputException;
import org.costscape.landscape.Normalization;
import org.costscape.landscape.PlaneGrid;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw plane}. */
@Command(
        name = "plane",
        description = "Cost and error rate over a plane θ₀ + a d₁ + b d₂ through snapshots of runs.",
        mixinStandardHelpOptions = true)
final class DrawPlaneCommand implements Runnable {
    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "Run folders of one network; the first one's cost is evaluated.")
    private List<Path> runs = List.of();

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--origin",
            paramLabel = "POINT",
            description =
                    "θ₀: best (the default), first, last or the number of a step, with N/ before it for the N-th RUN;"
                            + " zero; noise:SEED; or 'plane(POINT;X;Y;A;B)' for a point of another plane.")
    private @Nullable String origin;

    @Option(
            names = "--x",
            paramLabel = "DIRECTION",
            description = "d₁: " + DirectionText.FORMS + "; random:1 by default.")
    private @Nullable String x;

    @Option(names = "--y", paramLabel = "DIRECTION", description = "d₂ likewise; random:2 by default.")
    private @Nullable String y;

    @Option(
            names = "--through",
            split = ",",
            paramLabel = "POINT",
            description =
                    "Three points A,B,C instead of --origin, --x and --y: θ₀ = A, d₁ to B and d₂ to C, orthonormal.")
    private List<String> through = List.of();

    @Option(
            names = "--normalize",
            paramLabel = "HOW",
            description =
                    "What random directions are scaled to: filter (the default; of a toy orthonormal), layer, model or none.")
    private Normalization normalization = Normalization.FILTER;

    @Option(names = "--orthonormal", description = "Make d₁ of length 1, and d₂ orthogonal to it and of length 1.")
    private boolean orthonormal;

    @Option(
            names = "--range",
            split = ",",
            paramLabel = "FROM:TO",
            converter = Ranges.class,
            description = "Positions along both directions, or along each: -1:1 by default, or -1:1,-0.5:2.")
    private List<Range> ranges = List.of(new Range(-1, 1));

    @Option(
            names = "--grid",
            paramLabel = "NxM",
            converter = GridSizes.class,
            description = "Number of points along each direction; 51x51 by default.")
    private GridSize grid = new GridSize(
            PlaneRequest.DEFAULT.grid().a().points(),
            PlaneRequest.DEFAULT.grid().b().points());

    @Option(
            names = "--statistics",
            paramLabel = "MODE",
            converter = Statistics.class,
            description =
                    "Statistics of batch normalization: recomputed at each point (the default), frozen at the origin,"
                            + " interpolated running ones between snapshots, or batch:SIZE.")
    private StatisticsChoice statistics = PlaneRequest.DEFAULT.statistics();

    @Option(names = "--metric", paramLabel = "METRIC", converter = Metrics.class, description = Metrics.DESCRIPTION)
    private Metric metric = Metric.COST;

    @Option(names = "--no-trajectory", description = "Leave out the runs' snapshots, projected onto the plane.")
    private boolean withoutTrajectories;

    @Mixin
    private final RunData data = new RunData();

    @Mixin
    private final SurfaceOptions surface = new SurfaceOptions();

    @Mixin
    private final Look look = new Look();

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public void run() {
        PlaneRequest request = request();
        SurfaceLook drawn = surface.look(PlaneFigure.LOOK);
        ExportOptions options = look.options(drawn);
        if (withoutTrajectories
                && drawn.motion().filter(Motion.Grow.class::isInstance).isPresent()) {
            throw new BadInputException("--grow: expected it without --no-trajectory, found both");
        }
        out.check(drawn, options);
        List<RunFolder> folders = Runs.existing(runs);
        Path journal = out.journal();
        PlaneResult result;
        try (Parallel parallel = longWork.open();
                ExperimentRunner runner = data.open(folders.get(0), parallel);
                Console console = longWork.console("percent", out::afterInterrupt)) {
            result = new PlaneStudy(runner).run(folders, request, Optional.of(journal), partial -> {}, console);
        }
        out.finish(file -> PlaneFiles.write(result, file, options, drawn));
        System.out.println("directions of length "
                + Numbers.threeDigits(result.axes().get(0).norm()) + " and "
                + Numbers.threeDigits(result.axes().get(1).norm()) + ", cosine "
                + Numbers.threeDigits(result.cosine()));
    }

    private PlaneRequest request() {
        if (ranges.size() > 2) {
            throw new BadInputException("--range: expected one or two ranges FROM:TO, found " + ranges.size());
        }
        Range a = ranges.get(0);
        Range b = ranges.get(ranges.size() - 1);
        PlaneGrid points = new PlaneGrid(
                new PlaneGrid.Axis(a.from(), a.to(), grid.columns()),
                new PlaneGrid.Axis(b.from(), b.to(), grid.rows()));
        if (through.isEmpty()) {
            return new PlaneRequest(
                    origin == null ? PlaneRequest.DEFAULT.origin() : PointChoice.parse(origin),
                    x == null ? new DirectionRule.Random(1, normalization) : DirectionText.parse(x, normalization),
                    y == null ? new DirectionRule.Random(2, normalization) : DirectionText.parse(y, normalization),
                    orthonormal,
                    points,
                    statistics,
                    metric,
                    !withoutTrajectories);
        }
        if (through.size() != 3 || origin != null || x != null || y != null) {
            throw new BadInputException(
                    "--through: expected three points A,B,C, and neither --origin, --x nor --y, found "
                            + String.join(",", through));
        }
        return new PlaneRequest(
                PointChoice.parse(through.get(0)),
                new DirectionRule.Toward(PointChoice.parse(through.get(1))),
                new DirectionRule.Toward(PointChoice.parse(through.get(2))),
                true,
                points,
                statistics,
                metric,
                !withoutTrajectories);
    }
}
