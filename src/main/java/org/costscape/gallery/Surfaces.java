package org.costscape.gallery;

import java.util.List;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.experiment.SurfaceFigure;
import org.costscape.experiment.SurfaceFiles;
import org.costscape.experiment.SurfaceRequest;
import org.costscape.experiment.SurfaceResult;
import org.costscape.experiment.SurfaceStudy;
import org.costscape.landscape.TrajectoryCosts;
import org.costscape.training.RunFolder;

/** Surfaces through the path of training, F4 and F6. */
final class Surfaces {
    /** How far, relative to the cost, a snapshot's own cost may be from the surface's in single precision. */
    private static final double ROUNDING = 1e-4;

    private static final String SOURCE =
            "Goodfellow, Vinyals, Saxe, Qualitatively characterizing neural network optimization problems, ICLR 2015, section 5";

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
                        studio -> draw(studio, "relu", "path", 51)),
                new GalleryFigure(
                        "F6",
                        "Surfaces of four networks",
                        "The same for an LSTM, for a network of rectifiers and one of maxout units trained on adversarial"
                                + " examples, and for a factored linear network. The first, second and fourth show no"
                                + " obstacle; maxout with adversarial training is the one for which the paper found one. An arc in"
                                + " α and β alone says little: a random walk in a space of many dimensions draws a semicircle.",
                        SOURCE,
                        studio -> {
                            for (String experiment : List.of(
                                    "lstm-characters", "adversarial-relu", "adversarial-maxout", "factored-linear")) {
                                draw(
                                        studio,
                                        experiment,
                                        experiment,
                                        studio.extent().side());
                            }
                        }));
    }

    private static void draw(Studio studio, String experiment, String name, int side) {
        RunFolder run = studio.run(experiment);
        studio.says("the surface of " + experiment + ", " + side + " × " + side + " points");
        SurfaceRequest request = new SurfaceRequest(SnapshotChoice.LAST, side, side, StatisticsChoice.RECOMPUTED);
        SurfaceResult result = studio.with(
                run,
                runner -> new SurfaceStudy(runner)
                        .run(run, request, studio.journal(name), partial -> {}, studio.progress()));
        String title = result.definition().experiment().title();
        studio.picture(
                name,
                title + ": the cost over the way to the solution and the distance from the straight line.",
                (file, options) -> SurfaceFiles.write(result, file, options, SurfaceFigure.LOOK, true));
        studio.finding(Finding.atMost(
                title + ": largest relative difference of a snapshot on the surface from its own cost",
                ROUNDING,
                largestDifference(result)));
        List<TrajectoryCosts.SnapshotCost> costs = result.costs().snapshots();
        studio.finding(Finding.below(
                title + ": cost at the end of the path",
                costs.get(costs.size() - 1).own().train().cost(),
                "at its beginning",
                costs.get(0).own().train().cost()));
    }

    private static double largestDifference(SurfaceResult result) {
        double largest = 0;
        for (int i = 0; i < result.snapshots().size(); i++) {
            if (result.isOnSurface(i)) {
                TrajectoryCosts.SnapshotCost cost = result.costs().snapshots().get(i);
                double own = cost.own().train().cost();
                largest = Math.max(largest, Math.abs(cost.projected().train().cost() - own) / Math.abs(own));
            }
        }
        return largest;
    }
}
