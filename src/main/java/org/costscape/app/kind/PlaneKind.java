package org.costscape.app.kind;

import java.math.BigDecimal;
import java.math.MathContext;
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
import org.costscape.app.work.Journaled;
import org.costscape.app.work.Work;
import org.costscape.experiment.DirectionRule;
import org.costscape.experiment.LandscapePoints;
import org.costscape.experiment.Metric;
import org.costscape.experiment.PlaneFigure;
import org.costscape.experiment.PlaneFiles;
import org.costscape.experiment.PlaneRequest;
import org.costscape.experiment.PlaneResult;
import org.costscape.experiment.PlaneStudy;
import org.costscape.experiment.PointChoice;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.figure.SurfaceLook;
import org.costscape.landscape.PlaneGrid;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** Cost over a plane θ₀ + a d₁ + b d₂ through a snapshot. */
final class PlaneKind extends RunKind<PlaneResult> {
    private static final int DIGITS_OF_CENTRE = 4;

    private final TextOption<Optional<PointChoice>> origin = Fields.optional(
            "plane-origin",
            "Centre",
            "snapshot",
            "θ₀, the middle of the plane: empty for the snapshot of the time line; zero, noise:SEED, the step of a snapshot, or"
                    + " the point of a plane, which “Re-centre here” in the menu of the figure fills in",
            PointChoice::parse);
    private final TextOption<DirectionRule> x =
            Fields.direction("plane-x", "d₁", "random:1", "The first direction, d₁: ");
    private final TextOption<DirectionRule> y =
            Fields.direction("plane-y", "d₂", "random:2", "The second direction, d₂: ");
    private final SwitchOption orthonormal = Fields.computed(
            "plane-orthonormal",
            "Orthonormal",
            "Scale d₁ to length 1, make d₂ orthogonal to it and of length 1",
            false);
    private final TextOption<Parsers.Ends> range = Fields.range(
            "plane-range",
            "Range",
            "The first and the last position along both directions, in their lengths; 0 is the snapshot",
            PlaneRequest.DEFAULT.grid().a().from(),
            PlaneRequest.DEFAULT.grid().a().to());
    private final TextOption<Parsers.Grid> grid =
            Fields.grid("plane", "51 × 51", "Number of points along each direction");
    private final ChoiceOption<Metric> metric = Fields.metric("plane", "Shows");
    private final SwitchOption trajectory = Fields.computed(
            "plane-trajectory",
            "Path of training",
            "The run's snapshots, projected onto the plane by least squares; what is off the plane is lost",
            true);
    private final Statistics statistics = new Statistics("plane", StatisticsChoice.Mode.values());
    private final Looks looks = new Looks("plane", PlaneFigure.LOOK, SurfaceLook.View.RELIEF, SurfaceLook.View.MAP);
    private final List<Option<?>> all = Stream.concat(
                    Stream.of(origin, x, y, orthonormal, range, grid, metric, trajectory, statistics.option()),
                    looks.options().stream())
            .toList();

    PlaneKind() {
        super("plane", "Plane", "Cost over a plane through a snapshot, spanned by two directions you choose");
    }

    @Override
    public Optional<SnapshotChoice> usual() {
        return origin.valueProperty().get().filter(Optional::isEmpty).map(none -> SnapshotChoice.BEST);
    }

    @Override
    public List<Option<?>> options() {
        return all;
    }

    private record Plane(List<RunFolder> runs, PlaneRequest request) implements Work<PlaneResult> {
        @Override
        public String title() {
            return "plane";
        }

        @Override
        public PlaneResult run(Engine engine, Consumer<PlaneResult> partial, Progress progress) {
            return Journaled.compute(
                    runs.get(0),
                    this,
                    journal -> new PlaneStudy(engine.of(runs.get(0))).run(runs, request, journal, partial, progress));
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
                origin.get().orElseGet(() -> new PointChoice.OfRun(1, subject.at(SnapshotChoice.BEST))),
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
    public Drawing<PlaneResult> drawing() {
        SurfaceLook look = looks.look();
        List<String> ofStatistics = statistics.warnings();
        return result -> shown(result, look, ofStatistics);
    }

    private Optional<Shown> shown(PlaneResult result, SurfaceLook look, List<String> ofStatistics) {
        if (result.surface().finest().isEmpty()) {
            return Optional.empty();
        }
        List<String> warnings = new ArrayList<>(ofStatistics);
        if (result.originOnGrid()
                && look.view() == SurfaceLook.View.RELIEF
                && result.request().trajectories()) {
            warnings.add("The path is projected onto the plane: the cost on it is not the cost of the snapshots.");
        }
        return Optional.of(new Shown(
                look.of(PlaneFigure.of(result)),
                List.of(),
                PlaneFacts.of(result),
                warnings,
                Optional.of(points(result)),
                result.runs().get(0).path().getFileName() + "-plane",
                (file, options, seen) -> PlaneFiles.write(result, file, options, seen.of(look))));
    }

    private Points points(PlaneResult result) {
        return new Points(
                result.axes().get(0).norm(),
                result.axes().get(1).norm(),
                (engine, a, b, target, settings, progress) -> LandscapePoints.ofPlane(
                        engine.of(result.runs().get(0)),
                        result.runs(),
                        result.request(),
                        a,
                        b,
                        target,
                        settings,
                        progress),
                Optional.of((a, b) -> recentre(result.request(), a, b)));
    }

    private void recentre(PlaneRequest now, double a, double b) {
        origin.type(new PointChoice.OfPlane(now.origin(), now.x(), now.y(), now.orthonormal(), rounded(a), rounded(b))
                .text());
    }

    /** No pointer is more exact. */
    private static double rounded(double position) {
        return new BigDecimal(position).round(new MathContext(DIGITS_OF_CENTRE)).doubleValue();
    }
}
