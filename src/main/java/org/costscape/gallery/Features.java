package org.costscape.gallery;

import java.util.List;
import java.util.Optional;
import org.costscape.experiment.FeaturesFiles;
import org.costscape.experiment.FeaturesRequest;
import org.costscape.experiment.FeaturesResult;
import org.costscape.experiment.FeaturesStudy;
import org.costscape.experiment.Net2NetFiles;
import org.costscape.experiment.Net2NetGraph;
import org.costscape.training.RunFolder;

/** Networks as graphs and as pictures: F11 … F13 and F15. */
final class Features {
    private static final double ROUNDING = 1e-12;

    /** A change of the output that no rounding explains. */
    private static final double NOT_PRESERVED = 0.01;

    private static final String NET2NET =
            "Chen, Goodfellow, Shlens, Net2Net: accelerating learning via knowledge transfer, ICLR 2016, figures 1 … 3";

    private Features() {}

    static List<GalleryFigure> figures() {
        return List.of(
                new GalleryFigure(
                        "F11",
                        "Net2Net: two workflows",
                        "Usually each new network is trained from scratch. With Net2Net it begins as the same function as the"
                                + " network before it.",
                        NET2NET,
                        Features::workflows),
                new GalleryFigure(
                        "F12",
                        "Net2Net: wider",
                        "A unit is copied, and what leaves it is shared between the two: the function is the same.",
                        NET2NET,
                        studio -> graph(studio, Net2NetGraph.Operator.WIDER)),
                new GalleryFigure(
                        "F13",
                        "Net2Net: deeper",
                        "A layer that begins as the identity is put behind one of rectifiers: the function is the same.",
                        NET2NET,
                        studio -> graph(studio, Net2NetGraph.Operator.DEEPER)),
                new GalleryFigure(
                        "F15",
                        "What a deep network's units answer to",
                        "Weights of the first layer, pictures that excite units of the deeper layers most, and beside them the"
                                + " training pictures that do: from strokes to digits.",
                        "Deep Learning, MIT Press 2016, figure 1.2; Erhan, Bengio, Courville, Vincent, Visualizing"
                                + " higher-layer features of a deep network, 2009",
                        Features::features));
    }

    private static void workflows(Studio studio) {
        studio.picture(
                "workflows",
                "Training from scratch, and reusing what was learned.",
                (file, options) -> Net2NetFiles.write(Optional.empty(), file, options));
        studio.finding(Finding.atMost(
                "largest change of the output of a small network grown by Net2Net",
                ROUNDING,
                Net2NetGraph.of(Net2NetGraph.Operator.WIDER, 1).change()));
        studio.finding(Finding.atLeast(
                "of one padded at random instead",
                NOT_PRESERVED,
                Net2NetGraph.of(Net2NetGraph.Operator.RANDOM_PAD, 1).change()));
    }

    private static void graph(Studio studio, Net2NetGraph.Operator operator) {
        Net2NetGraph graph = Net2NetGraph.of(operator, 1);
        studio.picture(
                operator.text(),
                "A small network before and after, with its real weights.",
                (file, options) -> Net2NetFiles.write(Optional.of(graph), file, options));
        studio.finding(Finding.atMost("largest change of the output", ROUNDING, graph.change()));
    }

    private static void features(Studio studio) {
        RunFolder run = studio.run("features");
        studio.says("what units answer to");
        FeaturesResult result = studio.with(
                run, runner -> new FeaturesStudy(runner).run(run, FeaturesRequest.DEFAULT, studio.progress()));
        studio.picture(
                "features",
                "From the visible layer to the classes.",
                (file, options) -> FeaturesFiles.write(result, file, options));
        long layers = result.layers().stream().filter(layer -> !layer.output()).count();
        studio.finding(Finding.atLeast("hidden layers", 3, (double) layers));
        double risen = result.layers().stream()
                .flatMap(layer -> layer.units().stream())
                .flatMap(unit -> unit.optimum().stream())
                .mapToDouble(optimum -> rise(optimum.recorded()))
                .min()
                .orElse(Double.NaN);
        studio.finding(Finding.atLeast("least rise of what is maximized, over all units", 0, risen));
    }

    private static double rise(List<Double> values) {
        return values.get(values.size() - 1) - values.get(0);
    }
}
