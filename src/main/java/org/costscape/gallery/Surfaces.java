package org.costscape.gallery;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.experiment.SurfaceFiles;
import org.costscape.experiment.SurfaceRequest;
import org.costscape.experiment.SurfaceResult;
import org.costscape.experiment.SurfaceStudy;
import org.costscape.experiment.TrajectoryFiles;
import org.costscape.experiment.TrajectoryRequest;
import org.costscape.experiment.TrajectoryResult;
import org.costscape.experiment.TrajectoryStudy;
import org.costscape.landscape.TrajectoryCosts;
import org.costscape.training.RunFolder;

/** Surfaces through the path of training, F4 and F6. */
final class Surfaces {
    private static final double ROUNDING = 1e-6;

    private static final String SOURCE =
            "Goodfellow, Vinyals, Saxe, Qualitatively characterizing neural network optimization problems, ICLR 2015, section 5";

    private static final List<String> FOUR =
            List.of("lstm-characters", "adversarial-relu", "adversarial-maxout", "factored-linear");

    private Surfaces() {}

    static List<GalleryFigure> figures() {
        return List.of(
                new GalleryFigure(
                        "F4",
                        "The surface that training moves on",
                        "The cost around the path of stochastic gradient descent, over how far it has come towards the"
                                + " solution (α) and how far it is from the straight line (β). The surface is curved in"
                                + " parameter space so that the path lies on it; it is no plane. The path rolls down a"
                                + " valley and meets neither a saddle nor a barrier.",
                        SOURCE + "; Deep Learning, MIT Press 2016, figure 8.2",
                        studio -> {
                            String relu = studio.atScale("relu");
                            draw(studio, relu, fine(studio.extent()));
                            walks(studio, List.of(relu));
                        },
                        extent -> Map.of("relu", fine(extent) * fine(extent))),
                new GalleryFigure(
                        "F6",
                        "Surfaces of four networks",
                        "The same for an LSTM, for a network of rectifiers and one of maxout units trained on adversarial"
                                + " examples, and for a factored linear network. The first, second and fourth show no"
                                + " obstacle; maxout with adversarial training is the one for which the paper found one. An arc in"
                                + " α and β alone says little: a random walk in a space of many dimensions draws a semicircle.",
                        SOURCE,
                        studio -> {
                            List<String> four =
                                    FOUR.stream().map(studio::atScale).toList();
                            four.forEach(experiment ->
                                    draw(studio, experiment, studio.extent().side()));
                            walks(studio, four);
                        },
                        extent -> FOUR.stream()
                                .collect(Collectors.toMap(each -> each, each -> extent.side() * extent.side()))));
    }

    /** Points along each side of the one surface that is shown alone. */
    private static int fine(Extent extent) {
        return 2 * extent.side() - 1;
    }

    private static void draw(Studio studio, String experiment, int side) {
        RunFolder run = studio.run(experiment);
        studio.says("the surface of " + experiment + ", " + side + " × " + side + " points");
        SurfaceRequest request = new SurfaceRequest(SnapshotChoice.LAST, side, side, StatisticsChoice.RECOMPUTED);
        SurfaceResult result = studio.with(
                run,
                runner -> new SurfaceStudy(runner)
                        .run(run, request, studio.journal(experiment), partial -> {}, studio.progress()));
        String title = result.definition().experiment().title();
        studio.picture(
                experiment,
                title + ": the cost over the way to the solution and the distance from the straight line.",
                (file, options) -> SurfaceFiles.write(result, file, options));
        studio.finding(Finding.atMost(
                title + ": distance of the path's end from the straight line, in lengths of the line",
                ROUNDING,
                result.snapshots().get(result.end()).at().beta() / result.length()));
        List<TrajectoryCosts.SnapshotCost> costs = result.costs().snapshots();
        studio.finding(Finding.below(
                title + ": cost at the end of the path",
                costs.get(costs.size() - 1).own().train().cost(),
                "at its beginning",
                costs.get(0).own().train().cost()));
    }

    /** The control: paths in α and β beside a random walk. */
    private static void walks(Studio studio, List<String> experiments) {
        TrajectoryResult result = TrajectoryStudy.of(
                experiments.stream().map(studio::run).toList(),
                new TrajectoryRequest(SnapshotChoice.LAST, true),
                studio.progress());
        studio.picture(
                "control",
                "The control: a random walk draws a semicircle, so that an arc alone is no sign of a curved valley.",
                (file, options) -> TrajectoryFiles.write(result, file, options));
    }
}
