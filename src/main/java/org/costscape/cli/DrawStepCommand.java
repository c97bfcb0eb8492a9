package org.costscape.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.costscape.experiment.DirectionText;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.MeasuredCost;
import org.costscape.experiment.Metric;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.RunNames;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StepFigure;
import org.costscape.experiment.StepFiles;
import org.costscape.experiment.StepRequest;
import org.costscape.experiment.StepResult;
import org.costscape.experiment.StepShow;
import org.costscape.experiment.StepStudy;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Motion;
import org.costscape.figure.SurfaceLook;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.CostChange;
import org.costscape.landscape.Normalization;
import org.costscape.task.Parallel;
import org.costscape.training.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape draw step}. */
@Command(
        name = "step",
        description = "The cost around one step of training, before and after it, and what it does to the activations;"
                + " of two runs in a row each.",
        mixinStandardHelpOptions = true)
final class DrawStepCommand implements Runnable {
    @Parameters(paramLabel = "RUN", arity = "1..2", description = "One or two run folders, of the same data.")
    private List<Path> runs = List.of();

    @Mixin
    private final OutFiles out = new OutFiles();

    @Option(
            names = "--show",
            description =
                    "surfaces before and after the step (the default); split: the lower and the upper layers apart;"
                            + " activations: histograms of layers; scatter: two units; or all.")
    private StepShow show = StepShow.SURFACES;

    @Option(
            names = "--at",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description =
                    "Snapshot that the step starts from: first (the default), best, last, or the number of a step.")
    private SnapshotChoice at = StepRequest.DEFAULT.at();

    @Option(
            names = "--rate",
            paramLabel = "η",
            description = "Learning rate of a plain gradient step, instead of training's own step.")
    private @Nullable Double rate;

    @Option(
            names = "--range",
            paramLabel = "FROM:TO",
            converter = Ranges.class,
            description = "Positions along the step, in steps, 0 and 1 among them; -2:2 by default.")
    private Range range =
            new Range(StepRequest.DEFAULT.a().from(), StepRequest.DEFAULT.a().to());

    @Option(
            names = "--across",
            paramLabel = "FROM:TO",
            converter = Ranges.class,
            description = "Positions along the direction across the step, in its lengths; -1:1 by default.")
    private Range across = new Range(
            StepRequest.DEFAULT.across().from(), StepRequest.DEFAULT.across().to());

    @Option(
            names = "--grid",
            paramLabel = "NxM",
            converter = GridSizes.class,
            description = "Points along the step and across it; 41x41 by default.")
    private GridSize grid = new GridSize(
            StepRequest.DEFAULT.a().points(), StepRequest.DEFAULT.b().points());

    @Option(
            names = "--y",
            paramLabel = "DIRECTION",
            description = "The direction across the step, at its start: " + DirectionText.FORMS
                    + "; random:1 by default, filter-normalized.")
    private @Nullable String y;

    @Option(
            names = "--cost",
            description = "Whose surfaces: training for the whole training set (the default), or minibatch.")
    private MeasuredCost cost = StepRequest.DEFAULT.cost();

    @Option(names = "--metric", paramLabel = "METRIC", converter = Metrics.class, description = Metrics.DESCRIPTION)
    private Metric metric = StepRequest.DEFAULT.metric();

    @Option(
            names = "--split",
            paramLabel = "N",
            description = "Weight matrices in the lower part of the layers; half of them by default.")
    private @Nullable Integer split;

    @Option(
            names = "--units",
            paramLabel = "I,J",
            split = ",",
            description = "Two units of the last hidden layer, from 0 on; 0,1 by default.")
    private List<Integer> units = StepRequest.DEFAULT.units();

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
        StepRequest asked = new StepRequest(
                at,
                Given.of(rate),
                new AlphaGrid(range.from(), range.to(), grid.columns()),
                new AlphaGrid(range.from(), range.to(), grid.rows()),
                new AlphaGrid(across.from(), across.to(), grid.rows()),
                y == null ? StepRequest.DEFAULT.y() : DirectionText.parse(y, Normalization.FILTER),
                cost,
                metric,
                Given.of(split),
                units);
        StepRequest request = show.surfaces() || out.tables() ? asked : asked.withoutSurfaces();
        SurfaceLook drawn = surface.look(StepFigure.LOOK);
        ExportOptions options = look.options(drawn);
        if (drawn.motion().filter(Motion.Grow.class::isInstance).isPresent()) {
            throw new BadInputException(
                    "--grow: expected it with draw plane or draw surface; a step has no path to grow");
        }
        if (drawn.motion().isPresent() && !show.surfaces()) {
            throw new BadInputException(
                    "--turn: expected --show surfaces, split or all with it, found --show " + show.text());
        }
        out.check(drawn, options);
        List<RunFolder> folders = Runs.existing(runs, 2);
        StepStudy.check(folders, request);
        folders.forEach(folder -> show.check(RunDefinition.read(folder).experiment()));
        List<StepResult> results = new ArrayList<>();
        for (RunFolder folder : folders) {
            Path journal = out.journal(results.size() + 1);
            try (Parallel parallel = longWork.open();
                    ExperimentRunner runner = data.open(folder, parallel);
                    Console console = longWork.console("percent", out::afterInterrupt)) {
                results.add(new StepStudy(runner).run(folder, request, Optional.of(journal), partial -> {}, console));
            }
        }
        out.finish(file -> StepFiles.write(results, file, options, show, drawn));
        List<String> names = RunNames.of(folders);
        for (int i = 0; i < results.size(); i++) {
            StepResult result = results.get(i);
            String of = result.definition().experiment().toy()
                    ? "cost " + change(result.training())
                    : "cost of the minibatch " + change(result.minibatch()) + "; of the training set "
                            + change(result.training());
            System.out.println(names.get(i) + ", step " + result.step() + ", " + result.rule() + ": " + of);
        }
    }

    private static String change(CostChange change) {
        return Numbers.beside(change.before(), change.after()) + " → "
                + Numbers.beside(change.after(), change.before()) + ", predicted change "
                + Numbers.threeDigits(change.predicted());
    }
}
