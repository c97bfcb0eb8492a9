package org.costscape.gallery;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.costscape.experiment.ConnectFiles;
import org.costscape.experiment.ConnectRequest;
import org.costscape.experiment.ConnectResult;
import org.costscape.experiment.ConnectStudy;
import org.costscape.experiment.CurvatureFiles;
import org.costscape.experiment.CurvatureRequest;
import org.costscape.experiment.CurvatureResult;
import org.costscape.experiment.CurvatureStudy;
import org.costscape.experiment.DirectionFacts;
import org.costscape.experiment.DirectionRule;
import org.costscape.experiment.EdgeFiles;
import org.costscape.experiment.EdgeResult;
import org.costscape.experiment.EdgeStudy;
import org.costscape.experiment.MeasuredCost;
import org.costscape.experiment.PlaneFiles;
import org.costscape.experiment.PlaneRequest;
import org.costscape.experiment.PlaneResult;
import org.costscape.experiment.PlaneStudy;
import org.costscape.experiment.PointChoice;
import org.costscape.experiment.SmoothnessFiles;
import org.costscape.experiment.SmoothnessResult;
import org.costscape.experiment.SmoothnessStudy;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.landscape.LineProfile;
import org.costscape.landscape.PlaneGrid;
import org.costscape.landscape.Smoothness;
import org.costscape.training.RunFolder;

/** Planes, curvature and connections, S2 and on. */
final class Geometry {
    private static final int QUICK_BEZIER_STEPS = 150;
    private static final int FULL_BEZIER_STEPS = 3000;
    private static final int QUICK_PLANE_SIDE = 41;
    private static final int FULL_PLANE_SIDE = 51;

    /** Of 2/η: what is well below it. */
    private static final double FAR = 0.5;

    /** Of 2/η: how far from it a mean at the edge may be. */
    private static final double HOVERS = 0.05;

    private static final double ORTHOGONAL = 1e-6;

    private Geometry() {}

    static List<GalleryFigure> figures() {
        return List.of(
                new GalleryFigure(
                        "S2",
                        "A plane around the solution",
                        "The cost along the two principal components of the trajectory, with the trajectory. That two"
                                + " components explain most of it is no finding: of a random walk the first explains"
                                + " 61 % and the second 15 % in any number of dimensions.",
                        "Li, Xu, Taylor, Studer, Goldstein, Visualizing the loss landscape of neural nets, NeurIPS 2018;"
                                + " Antognini, Sohl-Dickstein, PCA of high dimensional random walks, NeurIPS 2018",
                        Geometry::plane),
                new GalleryFigure(
                        "S3",
                        "Smoothness over training",
                        "How much the cost and its gradient vary along the gradient's direction, over a range of learning"
                                + " rates, without and with batch normalization.",
                        "Santurkar, Tsipras, Ilyas, Mądry, How does batch normalization help optimization?, NeurIPS 2018, figure 4",
                        Geometry::smoothness),
                new GalleryFigure(
                        "S4",
                        "The spectrum of the Hessian",
                        "A few large eigenvalues stand out from a bulk around zero: along most directions the cost is flat.",
                        "Sagun, Evci, Güney, Dauphin, Bottou, Empirical analysis of the Hessian, 2017",
                        Geometry::spectrum),
                new GalleryFigure(
                        "S5",
                        "The edge of stability",
                        "Gradient descent on all of the data sharpens the cost: the largest eigenvalue of the Hessian"
                                + " rises until it reaches 2/η, above which a quadratic cost diverges at the learning rate"
                                + " η. There it stays, and the cost goes on falling.",
                        "Cohen, Kaur, Li, Kolter, Talwalkar, Gradient descent on neural networks typically occurs at the"
                                + " edge of stability, ICLR 2021",
                        Geometry::edge),
                new GalleryFigure(
                        "S6",
                        "Two solutions, connected",
                        "Between two solutions the straight line crosses a barrier. A curve bent once avoids most of it.",
                        "Garipov, Izmailov, Podoprikhin, Vetrov, Wilson, Loss surfaces, mode connectivity, and fast"
                                + " ensembling of DNNs, NeurIPS 2018",
                        studio -> connect(studio, false)),
                new GalleryFigure(
                        "S7",
                        "Two solutions, matched",
                        "Renaming the hidden units of one solution so that its weights resemble those of the other changes"
                                + " nothing of what it computes, and lowers the barrier between them.",
                        "Ainsworth, Hayase, Srinivasa, Git Re-Basin, ICLR 2023",
                        studio -> connect(studio, true)));
    }

    private static void plane(Studio studio) {
        RunFolder run = studio.run("relu");
        studio.says("a plane of the trajectory's principal components");
        PlaneResult coarse = plane(studio, run, new PlaneGrid.Axis(-1, 1, 3), new PlaneGrid.Axis(-1, 1, 3));
        List<PlaneResult.Point> path = coarse.trajectories().get(0).points();
        int points = studio.extent().paperScale() ? FULL_PLANE_SIDE : QUICK_PLANE_SIDE;
        PlaneResult result = plane(
                studio,
                run,
                axis(path.stream().mapToDouble(PlaneResult.Point::a).summaryStatistics(), points),
                axis(path.stream().mapToDouble(PlaneResult.Point::b).summaryStatistics(), points));
        studio.picture(
                "plane",
                "Cost in the plane of the two principal components, with the trajectory.",
                (file, options) -> PlaneFiles.write(result, file, options));
        DirectionFacts first = result.axes().get(0);
        studio.finding(Finding.atLeast(
                "share of the trajectory that the first component explains, a random walk's at least",
                first.explainedOfRandomWalk().orElse(Double.NaN),
                first.explained().orElse(Double.NaN)));
        studio.finding(Finding.atMost(
                "cosine of the two components, without its sign", ORTHOGONAL, Math.abs(result.cosine())));
    }

    private static PlaneResult plane(Studio studio, RunFolder run, PlaneGrid.Axis a, PlaneGrid.Axis b) {
        PlaneRequest request = new PlaneRequest(
                PointChoice.BEST,
                new DirectionRule.PrincipalComponent(1, 1),
                new DirectionRule.PrincipalComponent(2, 1),
                false,
                new PlaneGrid(a, b),
                StatisticsChoice.RECOMPUTED,
                true);
        return studio.with(
                run,
                runner -> new PlaneStudy(runner)
                        .run(List.of(run), request, Optional.empty(), partial -> {}, studio.progress()));
    }

    /** The positions from end to end of the path, and a fifth beyond. */
    private static PlaneGrid.Axis axis(DoubleSummaryStatistics positions, int points) {
        double margin = 0.2 * (positions.getMax() - positions.getMin());
        return new PlaneGrid.Axis(positions.getMin() - margin, positions.getMax() + margin, points);
    }

    private static void smoothness(Studio studio) {
        List<SmoothnessResult> results = new ArrayList<>();
        for (String experiment : List.of("deep-mlp", "deep-mlp-bn")) {
            RunFolder run = studio.run(experiment);
            studio.says("smoothness of " + experiment);
            results.add(studio.with(
                    run, runner -> new SmoothnessStudy(runner).run(run, MeasuredCost.MINIBATCH, studio.progress())));
        }
        studio.picture(
                "smoothness",
                "Cost range, gradient predictiveness and effective smoothness.",
                (file, options) -> SmoothnessFiles.write(results, file, options));
        studio.finding(Finding.below(
                "mean effective smoothness over training with batch normalization",
                effective(results.get(1)),
                "without",
                effective(results.get(0))));
    }

    private static double effective(SmoothnessResult result) {
        return result.snapshots().stream()
                .mapToDouble(Smoothness::effective)
                .average()
                .orElse(Double.NaN);
    }

    private static void spectrum(Studio studio) {
        RunFolder run = studio.run("digits");
        studio.says("the spectrum");
        CurvatureRequest request = new CurvatureRequest(SnapshotChoice.BEST, 10, 30, 10, 0.05);
        CurvatureResult result =
                studio.with(run, runner -> new CurvatureStudy(runner).run(run, request, studio.progress()));
        studio.picture(
                "spectrum",
                "The largest and smallest eigenvalues, and the density between them.",
                (file, options) -> CurvatureFiles.write(result, file, options));
        double largest = result.spectrum().top().value();
        studio.finding(Finding.below(
                "the tenth eigenvalue", result.spectrum().largest().get(9).value(), "the largest", largest));
    }

    private static void edge(Studio studio) {
        RunFolder run = studio.run("edge-of-stability");
        studio.says("the largest eigenvalue over training");
        EdgeResult result = studio.with(run, runner -> new EdgeStudy(runner).run(run, studio.progress()));
        studio.picture(
                "edge",
                "The largest eigenvalue of the Hessian and the limit 2/η.",
                (file, options) -> EdgeFiles.write(result, file, options));
        List<EdgeResult.Point> points = result.points();
        int last = points.get(points.size() - 1).step();
        studio.finding(Finding.atMost(
                "the largest eigenvalue at the initialization, as a share of 2/η", FAR, share(points.get(0))));
        studio.finding(Finding.near(
                "its mean in the second half of training, as a share of 2/η",
                1,
                HOVERS,
                points.stream()
                        .filter(point -> 2 * point.step() >= last)
                        .mapToDouble(Geometry::share)
                        .average()
                        .orElse(Double.NaN)));
    }

    private static double share(EdgeResult.Point point) {
        return point.lambda() * point.learningRate() / 2;
    }

    private static void connect(Studio studio, boolean match) {
        RunFolder one = studio.run("relu");
        RunFolder other = studio.run(studio.experiment("relu").withSeed(2));
        int steps = studio.extent().paperScale() ? FULL_BEZIER_STEPS : QUICK_BEZIER_STEPS;
        ConnectRequest request = new ConnectRequest(
                SnapshotChoice.BEST,
                SnapshotChoice.BEST,
                31,
                StatisticsChoice.RECOMPUTED,
                match,
                match ? OptionalInt.empty() : OptionalInt.of(steps),
                0);
        String name = match ? "matched" : "connected";
        studio.says("paths between two solutions");
        ConnectResult result = studio.with(
                one,
                runner -> new ConnectStudy(runner)
                        .run(one, other, request, studio.journal(name), partial -> {}, studio.progress()));
        studio.picture(
                name,
                match
                        ? "Cost along the straight line before and after matching the units."
                        : "Cost along the straight line and along a Bezier curve.",
                (file, options) -> ConnectFiles.write(result, file, options));
        List<LineProfile> paths = List.copyOf(result.paths().values());
        studio.finding(Finding.below(
                match ? "barrier after matching" : "barrier along the curve",
                paths.get(1).barrier().orElse(Double.NaN),
                "along the straight line",
                paths.get(0).barrier().orElse(Double.NaN)));
    }
}
