package org.costscape.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.Points;
import org.costscape.figure.SurfaceLook;
import org.costscape.figure.Trail;
import org.costscape.figure.ValueGrid;
import org.costscape.landscape.PlaneCell;
import org.costscape.landscape.Surface;

/** The figure of a plane: the training cost, or another metric, as a heat map, with the runs' snapshots projected onto it. */
public final class PlaneFigure {
    /** How it is drawn unless chosen otherwise. Seen from above, no part of the plane hides another. */
    public static final SurfaceLook LOOK = SurfaceLook.of(SurfaceLook.View.CONTOUR);

    private PlaneFigure() {}

    /** What to draw, on the finest grid that is complete; there is at least a coarse one. */
    public static HeatMapFigure of(PlaneResult result) {
        Metric metric = result.request().metric();
        Surface surface = result.surface().finest().orElseThrow();
        double[] a = surface.a();
        double[] b = surface.b();
        double[][] values = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                values[i][j] = metric.of(surface.at(i, j).map(PlaneCell::train).orElseThrow());
            }
        }
        HeatMapFigure figure = HeatMapFigure.of(
                        "Plane, " + result.definition().experiment().title(),
                        caption(result),
                        axis("a", result, 0),
                        axis("b", result, 1),
                        metric.title(result.definition().experiment()),
                        ValueGrid.of(a, b, values))
                .withTrails(trails(result.trajectories()));
        return SurfaceFigure.isWide(values) ? figure.logarithmic() : figure;
    }

    private static List<Trail> trails(List<PlaneResult.Trajectory> trajectories) {
        List<String> names = RunNames.ofPaths(
                trajectories.stream().map(each -> Path.of(each.run())).toList());
        return IntStream.range(0, trajectories.size())
                .mapToObj(i -> trail(names.get(i), trajectories.get(i)))
                .toList();
    }

    private static Trail trail(String run, PlaneResult.Trajectory trajectory) {
        List<PlaneResult.Point> points = trajectory.points();
        double farthest =
                points.stream().mapToDouble(PlaneResult.Point::residual).max().orElse(0);
        return new Trail(
                String.format(
                        Locale.ROOT,
                        "%s: %,d snapshots, projected; up to %s from the plane",
                        run,
                        points.size(),
                        Numbers.threeDigits(farthest)),
                Points.of(
                        points.stream().mapToDouble(PlaneResult.Point::a).toArray(),
                        points.stream().mapToDouble(PlaneResult.Point::b).toArray()));
    }

    private static String axis(String letter, PlaneResult result, int i) {
        DirectionFacts axis = result.axes().get(i);
        boolean unit = result.request().orthonormal()
                || axis.rule() instanceof DirectionRule.PrincipalComponent
                || axis.rule() instanceof DirectionRule.HessianEigenvector;
        return letter + ", "
                + (unit ? "distance along: " : "multiples of: ")
                + axis.rule().title()
                + (result.request().orthonormal() && i == 1 ? ", orthogonal part" : "");
    }

    private static String caption(PlaneResult result) {
        Experiment experiment = result.definition().experiment();
        return String.format(
                Locale.ROOT,
                "%s%s. %s, %s. Origin: %s%s. Directions of length %s and %s, cosine %s.%s%s",
                result.data(),
                result.request().metric().clause(experiment),
                result.definition().seedText(),
                experiment.precision().name().toLowerCase(Locale.ROOT),
                result.request().origin().title(),
                result.originOnGrid() ? "" : ", which is not on the grid",
                Numbers.threeDigits(result.axes().get(0).norm()),
                Numbers.threeDigits(result.axes().get(1).norm()),
                Numbers.threeDigits(result.cosine()),
                result.axes().stream().map(DirectionFacts::sentence).collect(Collectors.joining()),
                result.statistics().map(text -> " " + text + ".").orElse(""));
    }
}
