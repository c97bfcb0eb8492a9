package org.costscape.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.Points;
import org.costscape.figure.SurfaceLook;
import org.costscape.figure.Trail;
import org.costscape.figure.ValueGrid;
import org.costscape.landscape.TrajectoryCosts;
import org.costscape.landscape.TrajectoryGrid;
import org.costscape.task.Progress;

/** The figure of a trajectory surface: training cost, or another metric, over (α, β) with the path over it. */
public final class SurfaceFigure {
    /** From this ratio of the largest to the smallest cost on, colours are logarithmic. */
    private static final double WIDE = 10;

    /** How it is drawn unless chosen otherwise. A surface is looked at from the side. */
    public static final SurfaceLook LOOK = SurfaceLook.of(SurfaceLook.View.RELIEF);

    private SurfaceFigure() {}

    /** What to draw, on the finest grid that is complete; there is at least a coarse one. */
    public static HeatMapFigure of(SurfaceResult result) {
        TrajectoryCosts costs = result.costs().finest().orElseThrow();
        TrajectoryGrid grid = costs.grid();
        Metric metric = result.request().metric();
        double[][] values = costs.matrix(point -> metric.of(point.train()));
        Experiment experiment = result.definition().experiment();
        HeatMapFigure figure = HeatMapFigure.of(
                        "Trajectory surface, " + experiment.title(),
                        caption(result),
                        "α: along the line from θ₀ to θ_f",
                        "β: distance from that line",
                        metric.title(experiment),
                        ValueGrid.of(array(grid.alphas()), array(grid.betas()), values))
                .withTrails(List.of(trail(result)));
        return isWide(values) ? figure.logarithmic() : figure;
    }

    /**
     * The same beside the trajectory's own coordinates with those of a random walk, which makes an arc too: an arc alone is no
     * evidence that the cost is curved.
     */
    public static FigureSheet withControl(SurfaceResult result, SurfaceLook look) {
        TrajectoryResult trajectory = TrajectoryStudy.of(
                List.of(result.run()), new TrajectoryRequest(result.request().end(), false), Progress.NONE);
        String title = "Trajectory surface and random walk, "
                + result.definition().experiment().title();
        return new FigureSheet(title, "", 2, List.of(look.of(of(result)), TrajectoryFigure.of(trajectory)), Map.of());
    }

    private static Trail trail(SurfaceResult result) {
        Set<Integer> beside = IntStream.range(0, result.snapshots().size())
                .filter(i -> !result.isOnSurface(i))
                .boxed()
                .collect(Collectors.toSet());
        return new Trail(
                beside.isEmpty() ? "snapshots" : "snapshots (hollow: not on the surface)",
                Points.of(
                        result.snapshots().stream()
                                .mapToDouble(each -> each.at().alpha())
                                .toArray(),
                        result.snapshots().stream()
                                .mapToDouble(each -> each.at().beta())
                                .toArray()),
                beside);
    }

    private static String caption(SurfaceResult result) {
        Experiment experiment = result.definition().experiment();
        return String.format(
                Locale.ROOT,
                "%s%s. %s, %s. θ_f: step %,d, L = ‖θ_f − θ₀‖ = %s; α and β in the same unit.%s%s",
                result.data(),
                result.request().metric().clause(experiment),
                result.definition().seedText(),
                experiment.precision().name().toLowerCase(Locale.ROOT),
                result.snapshots().get(result.end()).step(),
                Numbers.threeDigits(result.length()),
                result.statistics().map(text -> " " + text + ".").orElse(""),
                beside(result)
                        .map(text -> " " + text
                                + (experiment.objective().unit().isEmpty() ? "" : " ")
                                + experiment.objective().unit() + ".")
                        .orElse(""));
    }

    /** How far the snapshots' own costs are from those at their places; empty where all lie on the surface. */
    private static Optional<String> beside(SurfaceResult result) {
        int[] beside = IntStream.range(0, result.snapshots().size())
                .filter(i -> !result.isOnSurface(i))
                .toArray();
        if (beside.length == 0) {
            return Optional.empty();
        }
        double most = IntStream.of(beside)
                .mapToObj(result.costs().snapshots()::get)
                .mapToDouble(cost -> Math.abs(
                        cost.own().train().cost() - cost.projected().train().cost()))
                .max()
                .orElseThrow();
        return Optional.of(String.format(
                Locale.ROOT,
                beside.length == 1
                        ? "%,d of %,d snapshots does not lie on the surface: its own cost differs from the cost there by %s"
                        : "%,d of %,d snapshots do not lie on the surface: their own costs differ from the cost there by up to %s",
                beside.length,
                result.snapshots().size(),
                Numbers.threeDigits(most)));
    }

    /** Whether a logarithmic scale shows more: where the largest cost is many times the smallest. */
    static boolean isWide(double[][] values) {
        double[] finite = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return finite.length > 0 && finite[0] > 0 && finite[finite.length - 1] > WIDE * finite[0];
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
