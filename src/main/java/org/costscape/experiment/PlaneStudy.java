package org.costscape.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.costscape.array.NativeMath;
import org.costscape.cost.Evaluation;
import org.costscape.cost.GridCost;
import org.costscape.file.BadInputException;
import org.costscape.file.Sha256;
import org.costscape.landscape.PlaneCell;
import org.costscape.landscape.PlaneCoordinates;
import org.costscape.landscape.PlaneGrid;
import org.costscape.landscape.PlaneSweep;
import org.costscape.landscape.Surface;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.NetworkDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/** Evaluates a plane through the snapshots of one or several runs. */
public final class PlaneStudy {
    /** What a point takes until it is written: two evaluations, and their text. */
    private static final long BYTES_OF_A_POINT = 600;

    private final ExperimentRunner runner;

    /** @param runner of the first run's experiment; stays the caller's to close */
    public PlaneStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Computes the costs, coarse to fine.
     *
     * @param runs the first one's cost is evaluated; the others have networks of the same blocks
     * @param journal where what is computed is kept, so that a killed sweep continues from it; none if empty
     * @param listener is shown what is known, about each second, on this thread
     * @throws BadInputException if the runs, the directions, the statistics or the grid do not fit each other or the memory,
     *     or the journal is another's
     */
    public PlaneResult run(
            List<RunFolder> runs,
            PlaneRequest request,
            Optional<Path> journal,
            Consumer<PlaneResult> listener,
            Progress progress) {
        PlaneRequest asked = request.in(runner.experiment());
        runs.stream().skip(1).forEach(other -> checkBlocks(runs.get(0), other));
        try (DirectionSource source =
                new DirectionSource(runner, runs, asked.origin(), List.of(asked.x(), asked.y()), progress)) {
            checkSize(asked.grid(), source.origin());
            try (PlaneSpan span = PlaneSpan.of(asked, source);
                    Measures measures = new Measures(runner, asked.metric() == Metric.GRADIENT_NORM)) {
                Optional<NormalizedCosts> normalized = runner.normalized();
                if (normalized.isEmpty()) {
                    Work work = new Work(
                            runs,
                            asked,
                            source,
                            span,
                            PlaneCost.of(measures.apply(runner.training())),
                            runner.heldOut().map(measures).map(PlaneCost::of),
                            0);
                    return run(work, journal, listener, progress);
                }
                NormalizedCosts costs = normalized.get();
                try (PlaneStatistics statistics = PlaneStatistics.of(asked, costs.training(), source, span)) {
                    Work work = new Work(
                            runs,
                            asked,
                            source,
                            span,
                            PlaneCost.of(costs.training(), statistics, measures),
                            Optional.of(PlaneCost.of(costs.heldOut(), statistics, measures)),
                            statistics.clamped(
                                    asked.grid(), costs.training().network().running()));
                    return run(work, journal, listener, progress);
                }
            }
        }
    }

    /** All that a sweep needs. */
    private record Work(
            List<RunFolder> runs,
            PlaneRequest request,
            DirectionSource source,
            PlaneSpan span,
            PlaneCost train,
            Optional<PlaneCost> heldOut,
            int clamped) {}

    private PlaneResult run(Work work, Optional<Path> journalFile, Consumer<PlaneResult> listener, Progress progress) {
        PlaneResult empty = empty(work);
        if (journalFile.isEmpty()) {
            return sweep(work, empty, List.of(), cells -> {}, listener, progress);
        }
        try (SweepJournal journal = SweepJournal.open(journalFile.get(), key(work, empty), work.request.grid())) {
            return sweep(work, empty, journal.cells(), journal::append, listener, progress);
        }
    }

    private PlaneResult sweep(
            Work work,
            PlaneResult empty,
            List<PlaneCell> kept,
            Consumer<List<PlaneCell>> keeper,
            Consumer<PlaneResult> listener,
            Progress progress) {
        PlaneGrid grid = work.request.grid();
        List<PlaneCell> known = new ArrayList<>(kept);
        known.addAll(snapshots(work));
        SubspaceGrid points = new SubspaceGrid(
                work.span.plane(), grid.a().positions(), grid.b().positions());
        Surface surface;
        try (GridCost train = work.train.on(points)) {
            if (work.heldOut.isEmpty()) {
                surface = new PlaneSweep(grid, train, Optional.empty())
                        .run(known, keeper, partial -> listener.accept(empty.with(partial)), progress);
            } else {
                try (GridCost heldOut = work.heldOut.get().on(points)) {
                    surface = new PlaneSweep(grid, train, Optional.of(heldOut))
                            .run(known, keeper, partial -> listener.accept(empty.with(partial)), progress);
                }
            }
        }
        PlaneResult complete = empty.with(surface);
        return work.request.trajectories() ? complete.with(trajectories(work, progress)) : complete;
    }

    /** The points of the grid that are snapshots (or zero, or noise) themselves, evaluated there. */
    private static List<PlaneCell> snapshots(Work work) {
        Map<List<Double>, PointChoice> corners = new LinkedHashMap<>();
        corners.put(List.of(0.0, 0.0), work.request.origin());
        if (!work.request.orthonormal()) {
            corner(work.request.x(), work.request.origin()).ifPresent(to -> corners.put(List.of(1.0, 0.0), to));
            corner(work.request.y(), work.request.origin()).ifPresent(to -> corners.put(List.of(0.0, 1.0), to));
        }
        List<PlaneCell> cells = new ArrayList<>();
        corners.forEach((place, choice) -> {
            double a = place.get(0);
            double b = place.get(1);
            int column = indexOf(work.request.grid().a().positions(), a);
            int row = indexOf(work.request.grid().b().positions(), b);
            if (column >= 0 && row >= 0) {
                ParameterVector theta = work.source.point(choice);
                cells.add(new PlaneCell(
                        column, row, work.train.at(a, b, theta), work.heldOut.map(cost -> cost.at(a, b, theta))));
            }
        });
        return cells;
    }

    /** The point at θ₀ + d, of a direction that leads from θ₀ to one. */
    private static Optional<PointChoice> corner(DirectionRule rule, PointChoice origin) {
        if (rule instanceof DirectionRule.Toward toward) {
            return Optional.of(toward.to());
        }
        return rule instanceof DirectionRule.Between between && between.from().equals(origin)
                ? Optional.of(between.to())
                : Optional.empty();
    }

    private static int indexOf(double[] positions, double position) {
        return IntStream.range(0, positions.length)
                .filter(i -> positions[i] == position)
                .findFirst()
                .orElse(-1);
    }

    private List<PlaneResult.Trajectory> trajectories(Work work, Progress progress) {
        PlaneCoordinates coordinates = new PlaneCoordinates(work.span.plane());
        List<PlaneResult.Trajectory> trajectories = new ArrayList<>();
        for (RunFolder run : work.runs) {
            List<PlaneResult.Point> points = new ArrayList<>();
            for (Snapshot snapshot : run.snapshots()) {
                progress.check();
                points.add(point(work, coordinates, snapshot));
            }
            trajectories.add(new PlaneResult.Trajectory(run.path().toString(), points));
        }
        return trajectories;
    }

    private static PlaneResult.Point point(Work work, PlaneCoordinates coordinates, Snapshot snapshot) {
        Snapshot.Loaded loaded = snapshot.load(work.source.layout(), work.source.precision());
        try (ParameterVector theta = loaded.theta();
                ParameterVector projected = theta.copy()) {
            PlaneCoordinates.Place place = coordinates.of(theta);
            double a = place.a();
            double b = place.b();
            work.span.plane().at(new double[] {a, b}, projected);
            Optional<Evaluation> heldOut = work.heldOut.map(cost -> cost.at(a, b, theta));
            return new PlaneResult.Point(
                    loaded.step(),
                    a,
                    b,
                    place.residual(),
                    work.train.at(a, b, theta),
                    work.train.at(a, b, projected),
                    heldOut,
                    work.heldOut.map(cost -> cost.at(a, b, projected)));
        }
    }

    private PlaneResult empty(Work work) {
        return new PlaneResult(
                work.runs,
                runner.definition(),
                work.request,
                work.source.sha256(work.request.origin()),
                List.of(
                        work.source.facts(work.request.x(), work.span.direction(0)),
                        work.source.facts(work.request.y(), work.span.direction(1))),
                work.span.cosine(),
                runner.measured(),
                work.clamped,
                Surface.of(work.request.grid(), List.of()),
                List.of());
    }

    /** The hash of all that determines the values, wherever the data and the runs lie. */
    private String key(Work work, PlaneResult empty) {
        RunDefinition definition = RunDefinition.read(work.runs.get(0));
        Map<String, Object> parts = new TreeMap<>();
        parts.put("costscape", Version.current());
        parts.put("kernel", NativeMath.kernel());
        parts.put("definition", definition);
        parts.put("origin", empty.originSha256());
        parts.put(
                "directions", empty.axes().stream().map(DirectionFacts::sha256).toList());
        parts.put("corners", List.of(work.request.x().text(), work.request.y().text()));
        parts.put("orthonormal", work.request.orthonormal());
        parts.put("a", work.request.grid().a().positions());
        parts.put("b", work.request.grid().b().positions());
        parts.put("statistics", work.request.statistics().text());
        parts.put("gradientNorm", work.request.metric() == Metric.GRADIENT_NORM);
        return Sha256.of(List.of(Definitions.line(parts).getBytes(StandardCharsets.UTF_8)));
    }

    private void checkSize(PlaneGrid grid, ParameterVector origin) {
        double needed = (double) grid.size() * BYTES_OF_A_POINT;
        double limit = Runtime.getRuntime().maxMemory() / 2.0;
        if (needed > limit) {
            long start = System.nanoTime();
            runner.training().evaluate(origin);
            runner.heldOut().ifPresent(cost -> cost.evaluate(origin));
            double seconds = (System.nanoTime() - start) / 1e9;
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "grid: expected fewer points: %,d × %,d of them need %.1f GB of memory, where %.1f GB may be taken, and"
                            + " up to %s; make the grid coarser, or raise -Xmx",
                    grid.a().points(),
                    grid.b().points(),
                    needed / 1e9,
                    limit / 1e9,
                    Numbers.duration(seconds * grid.size())));
        }
    }

    private void checkBlocks(RunFolder first, RunFolder other) {
        Experiment experiment = RunDefinition.read(other).experiment();
        if (experiment.precision() != runner.experiment().precision()) {
            throw new BadInputException(other.path() + ": expected a run in "
                    + runner.experiment().precision().name().toLowerCase(Locale.ROOT) + " like " + first.path()
                    + ", found one in "
                    + experiment.precision().name().toLowerCase(Locale.ROOT));
        }
        Map<String, List<Integer>> expected = shapes(runner.training().layout());
        Map<String, List<Integer>> found =
                layout(experiment.network()).map(PlaneStudy::shapes).orElse(Map.of());
        List<String> differences = new ArrayList<>();
        expected.forEach((name, shape) -> {
            if (!shape.equals(found.get(name))) {
                differences.add(name + " " + shape + " is "
                        + (found.containsKey(name) ? String.valueOf(found.get(name)) : "missing"));
            }
        });
        found.keySet().stream()
                .filter(name -> !expected.containsKey(name))
                .forEach(name -> differences.add(name + " " + found.get(name) + " is added"));
        if (!differences.isEmpty() && !found.isEmpty()) {
            throw new BadInputException(other.path() + ": expected a network with the blocks of " + first.path()
                    + ", but " + String.join(", ", differences) + "; choose runs of one network");
        }
    }

    private static Map<String, List<Integer>> shapes(ParameterLayout layout) {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        for (Block block : layout.blocks()) {
            shapes.put(block.name(), block.shape());
        }
        return shapes;
    }

    /** The blocks of a network; none of a toy, whose snapshots are checked when they are read. */
    private static Optional<ParameterLayout> layout(NetworkDefinition network) {
        if (network instanceof FeedforwardDefinition feedforward) {
            return Optional.of(feedforward.build().layout());
        }
        return network instanceof LanguageModelDefinition model
                ? Optional.of(model.build().layout())
                : Optional.empty();
    }
}
