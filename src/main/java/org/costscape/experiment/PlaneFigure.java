package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.Points;
import org.costscape.figure.SurfaceLook;
import org.costscape.figure.Trail;
import org.costscape.figure.ValueGrid;
import org.costscape.landscape.PlaneCell;
import org.costscape.landscape.Surface;

/** The figure of a plane: the training cost as a heat map, with the runs' snapshots projected onto it. */
public final class PlaneFigure {
    /** How it is drawn unless chosen otherwise. Seen from above, no part of the plane hides another. */
    public static final SurfaceLook LOOK = SurfaceLook.of(SurfaceLook.View.CONTOUR);

    private PlaneFigure() {}

    /** What to draw, on the finest grid that is complete; there is at least a coarse one. */
    public static HeatMapFigure of(PlaneResult result) {
        Surface surface = result.surface().finest().orElseThrow();
        double[] a = surface.a();
        double[] b = surface.b();
        double[][] cost = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                cost[i][j] =
                        surface.at(i, j).map(PlaneCell::train).orElseThrow().cost();
            }
        }
        HeatMapFigure figure = HeatMapFigure.of(
                        "Plane, " + result.definition().experiment().title(),
                        caption(result),
                        axis("a", result, 0),
                        axis("b", result, 1),
                        result.definition().experiment().objective().title(),
                        ValueGrid.of(a, b, cost))
                .withTrails(
                        result.trajectories().stream().map(PlaneFigure::trail).toList());
        return SurfaceFigure.isWide(cost) ? figure.logarithmic() : figure;
    }

    private static Trail trail(PlaneResult.Trajectory trajectory) {
        List<PlaneResult.Point> points = trajectory.points();
        double farthest =
                points.stream().mapToDouble(PlaneResult.Point::residual).max().orElse(0);
        return new Trail(
                String.format(
                        Locale.ROOT,
                        "%s: %,d snapshots, projected; up to %s from the plane",
                        trajectory.run(),
                        points.size(),
                        Numbers.threeDigits(farthest)),
                Points.of(
                        points.stream().mapToDouble(PlaneResult.Point::a).toArray(),
                        points.stream().mapToDouble(PlaneResult.Point::b).toArray()));
    }

    private static String axis(String letter, PlaneResult result, int i) {
        PlaneResult.Axis axis = result.axes().get(i);
        boolean unit = result.request().orthonormal() || axis.rule() instanceof DirectionRule.PrincipalComponent;
        return letter + ", "
                + (unit ? "distance along: " : "multiples of: ")
                + axis.rule().title()
                + (result.request().orthonormal() && i == 1 ? ", orthogonal part" : "");
    }

    private static String caption(PlaneResult result) {
        Experiment experiment = result.definition().experiment();
        return String.format(
                Locale.ROOT,
                "%s; the training cost. Seed %d, %s. Origin: %s%s. Directions of length %s and %s, cosine %s.%s%s",
                result.data(),
                experiment.seed(),
                experiment.precision().name().toLowerCase(Locale.ROOT),
                result.request().origin().text(),
                result.originOnGrid() ? "" : ", which is not on the grid",
                Numbers.threeDigits(result.axes().get(0).norm()),
                Numbers.threeDigits(result.axes().get(1).norm()),
                Numbers.threeDigits(result.cosine()),
                explained(result),
                result.statistics().map(text -> " " + text + ".").orElse(""));
    }

    private static String explained(PlaneResult result) {
        StringBuilder text = new StringBuilder();
        for (PlaneResult.Axis axis : result.axes()) {
            if (axis.explained().isPresent() && axis.explainedOfRandomWalk().isPresent()) {
                text.append(String.format(
                        Locale.ROOT,
                        " %s explains %.1f %% (a random walk's: %.1f %%).",
                        axis.rule().title(),
                        100 * axis.explained().get(),
                        100 * axis.explainedOfRandomWalk().get()));
            }
        }
        return text.toString();
    }
}
