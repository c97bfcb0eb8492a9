package org.costscape.app.kind;

import java.util.ArrayList;
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
import org.costscape.app.work.Work;
import org.costscape.experiment.DirectionRule;
import org.costscape.experiment.DirectionText;
import org.costscape.experiment.Metric;
import org.costscape.experiment.PlaneFigure;
import org.costscape.experiment.PlaneFiles;
import org.costscape.experiment.PlaneRequest;
import org.costscape.experiment.PlaneResult;
import org.costscape.experiment.PlaneStudy;
import org.costscape.experiment.PointChoice;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.figure.Camera;
import org.costscape.figure.SurfaceLook;
import org.costscape.landscape.Normalization;
import org.costscape.landscape.PlaneGrid;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** Cost over a plane θ₀ + a d₁ + b d₂ through a snapshot. */
final class PlaneKind extends RunKind<PlaneResult> {
    private static final List<String> DIRECTIONS =
            List.of("random:1", "random:2", "pca:1", "pca:2", "gradient", "to:first", "to:last", "hessian:1");

    private final TextOption<DirectionRule> x =
            direction("plane-x", "Direction 1", "random:1", "The first direction, d₁: ");
    private final TextOption<DirectionRule> y =
            direction("plane-y", "Direction 2", "random:2", "The second direction, d₂: ");
    private final SwitchOption orthonormal = new SwitchOption(
            "plane-orthonormal",
            "Orthonormal",
            "Scale d₁ to length 1, make d₂ orthogonal to it and of length 1",
            Option.Use.COMPUTING,
            false);
    private final TextOption<Parsers.Ends> range = new TextOption<>(
            "plane-range",
            "Range",
            "The first and the last position along both directions, in their lengths; 0 is the snapshot",
            Option.Use.COMPUTING,
            new Parsers.Ends(
                            PlaneRequest.DEFAULT.grid().a().from(),
                            PlaneRequest.DEFAULT.grid().a().to())
                    .text(),
            Parsers::ends,
            List.of());
    private final TextOption<Parsers.Grid> grid = new TextOption<>(
            "plane-grid",
            "Grid",
            "Number of points along each direction",
            Option.Use.COMPUTING,
            "51 × 51",
            Parsers::grid,
            List.of("25 × 25", "51 × 51", "101 × 101"));
    private final ChoiceOption<Metric> metric = new ChoiceOption<>(
            "plane-metric",
            "Shows",
            "The cost, the share of wrong or right answers, or the norm of the gradient, which takes longer",
            Option.Use.COMPUTING,
            List.of(Metric.values()),
            Metric::text);
    private final SwitchOption trajectory = new SwitchOption(
            "plane-trajectory",
            "Path of training",
            "The run's snapshots, projected onto the plane by least squares; what is off the plane is lost",
            Option.Use.COMPUTING,
            true);
    private final Statistics statistics = new Statistics("plane", StatisticsChoice.Mode.values());
    private final Looks looks =
            new Looks("plane", SurfaceLook.View.CONTOUR, SurfaceLook.View.RELIEF, SurfaceLook.View.MAP);
    private final List<Option<?>> all = Stream.concat(
                    Stream.of(x, y, orthonormal, range, grid, metric, trajectory, statistics.option()),
                    looks.options().stream())
            .toList();

    PlaneKind() {
        super("plane", "Plane", "Cost over a plane through a snapshot, spanned by two directions you choose");
    }

    @Override
    public List<Option<?>> options() {
        return all;
    }

    private static TextOption<DirectionRule> direction(String id, String name, String initial, String meaning) {
        return new TextOption<>(
                id,
                name,
                meaning + DirectionText.FORMS,
                Option.Use.COMPUTING,
                initial,
                text -> DirectionText.parse(text, Normalization.FILTER),
                DIRECTIONS);
    }

    private record Plane(List<RunFolder> runs, PlaneRequest request) implements Work<PlaneResult> {
        @Override
        public String title() {
            return "plane";
        }

        @Override
        public PlaneResult run(Engine engine, Consumer<PlaneResult> partial, Progress progress) {
            return new PlaneStudy(engine.of(runs.get(0))).run(runs, request, Optional.empty(), partial, progress);
        }
    }

    @Override
    public void offer(Subject subject) {
        statistics.offer(subject);
    }

    @Override
    Plan<PlaneResult> plan(Subject subject, Subject.OfRun run) {
        PlaneGrid points = new PlaneGrid(
                new PlaneGrid.Axis(
                        range.get().from(), range.get().to(), grid.get().columns()),
                new PlaneGrid.Axis(
                        range.get().from(), range.get().to(), grid.get().rows()));
        PlaneRequest request = new PlaneRequest(
                new PointChoice.OfRun(1, subject.at(SnapshotChoice.BEST)),
                x.get(),
                y.get(),
                orthonormal.get(),
                points,
                statistics.choice(),
                metric.get(),
                trajectory.get());
        return new Plan.Compute<>(new Plane(List.of(run.folder()), request));
    }

    @Override
    public Optional<Shown> shown(Subject subject, PlaneResult result) {
        if (result.surface().finest().isEmpty()) {
            return Optional.empty();
        }
        List<String> warnings = new ArrayList<>(statistics.warnings());
        if (result.originOnGrid() && looks.view().get() == SurfaceLook.View.RELIEF && trajectory.get()) {
            warnings.add("The path is projected onto the plane: the cost on it is not the cost of the snapshots.");
        }
        return Optional.of(new Shown(
                looks.look(Camera.DEFAULT).of(PlaneFigure.of(result)),
                List.of(),
                PlaneFacts.of(result),
                warnings,
                result.runs().get(0).path().getFileName() + "-plane",
                (file, options, camera) -> PlaneFiles.write(result, file, options, looks.look(camera))));
    }
}
