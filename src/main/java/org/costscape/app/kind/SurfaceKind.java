package org.costscape.app.kind;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.Parsers;
import org.costscape.app.option.SwitchOption;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Journaled;
import org.costscape.app.work.Work;
import org.costscape.experiment.LandscapePoints;
import org.costscape.experiment.Metric;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.experiment.SurfaceFigure;
import org.costscape.experiment.SurfaceFiles;
import org.costscape.experiment.SurfaceRequest;
import org.costscape.experiment.SurfaceResult;
import org.costscape.experiment.SurfaceStudy;
import org.costscape.figure.Figure;
import org.costscape.figure.SurfaceLook;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** The trajectory surface S(α, β): how far training has come against how far it has strayed from the straight line. */
final class SurfaceKind extends RunKind<SurfaceResult> {
    private final TextOption<Parsers.Grid> grid = Fields.grid(
            "surface",
            SurfaceRequest.DEFAULT.columns() + " × " + SurfaceRequest.DEFAULT.rows(),
            "Number of points along α and β");
    private final ChoiceOption<Metric> metric = Fields.metric("surface", "Shows");
    private final SwitchOption control = new SwitchOption(
            "surface-control",
            "Random-walk control",
            "Beside it the same coordinates of a random walk: much of the shape of such a path is no finding",
            Option.Use.DRAWING,
            false);
    private final Statistics statistics = new Statistics(
            "surface", StatisticsChoice.Mode.RECOMPUTED, StatisticsChoice.Mode.FROZEN, StatisticsChoice.Mode.BATCH);
    private final Looks looks =
            new Looks("surface", SurfaceFigure.LOOK, SurfaceLook.View.CONTOUR, SurfaceLook.View.MAP);
    private final List<Option<?>> all = Stream.concat(
                    Stream.of(grid, metric, statistics.option(), control), looks.options().stream())
            .toList();

    SurfaceKind() {
        super(
                "surface",
                "Trajectory surface",
                "Cost over α, the way toward the end, and β, the way off the straight line, with the path of training");
    }

    @Override
    public Optional<SnapshotChoice> usual() {
        return Optional.of(SnapshotChoice.LAST);
    }

    @Override
    public List<Option<?>> options() {
        return all;
    }

    private record Surface(RunFolder run, SurfaceRequest request) implements Work<SurfaceResult> {
        @Override
        public String title() {
            return "trajectory surface";
        }

        @Override
        public SurfaceResult run(Engine engine, Consumer<SurfaceResult> partial, Progress progress) {
            return Journaled.compute(
                    run,
                    this,
                    journal -> new SurfaceStudy(engine.of(run)).run(run, request, journal, partial, progress));
        }
    }

    @Override
    public void offer(Subject subject) {
        statistics.offer(subject);
    }

    @Override
    Plan<SurfaceResult> plan(Subject subject, Subject.OfRun run) {
        SurfaceRequest request = new SurfaceRequest(
                at(subject), grid.get().columns(), grid.get().rows(), statistics.choice(), metric.get());
        return new Plan.Compute<>(new Surface(run.folder(), request.in(run.experiment())));
    }

    @Override
    public Drawing<SurfaceResult> drawing() {
        SurfaceLook look = looks.look();
        boolean controlled = control.get();
        List<String> warnings = statistics.warnings();
        return result -> shown(result, look, controlled, warnings);
    }

    private static Optional<Shown> shown(
            SurfaceResult result, SurfaceLook look, boolean controlled, List<String> warnings) {
        if (result.costs().finest().isEmpty()) {
            return Optional.empty();
        }
        Figure figure =
                controlled && result.costs().known() == result.costs().grid().cells()
                        ? SurfaceFigure.withControl(result, look)
                        : look.of(SurfaceFigure.of(result));
        return Optional.of(new Shown(
                figure,
                List.of(),
                SurfaceFacts.of(result),
                warnings,
                controlled ? Optional.empty() : Optional.of(points(result)),
                result.run().path().getFileName() + "-surface",
                (file, options, seen) -> SurfaceFiles.write(result, file, options, seen.of(look), controlled)));
    }

    private static Points points(SurfaceResult result) {
        return new Points(
                1,
                1,
                (engine, alpha, beta, target, settings, progress) -> LandscapePoints.ofSurface(
                        engine.of(result.run()),
                        result.run(),
                        result.request().end(),
                        alpha,
                        beta,
                        target,
                        settings,
                        progress),
                Optional.empty());
    }
}
