package org.costscape.gallery;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.costscape.experiment.DescentFiles;
import org.costscape.experiment.DescentRequest;
import org.costscape.experiment.DescentResult;
import org.costscape.experiment.DescentStudy;
import org.costscape.experiment.Metric;
import org.costscape.experiment.ModesFiles;
import org.costscape.experiment.ModesResult;
import org.costscape.experiment.ModesStudy;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.TrainingFiles;
import org.costscape.experiment.TrainingRequest;
import org.costscape.training.Descent;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;

/** What toys and theory show: F1 approximate minimization, F2 no critical point, F3 Saxe's worldview. */
final class Toys {
    /** Of a half-time, relative: what steps of finite size and a start that is not quite balanced leave. */
    private static final double EULER = 0.05;

    private static final String BOOK = "Goodfellow, Bengio, Courville, Deep Learning, MIT Press 2016, ";

    private Toys() {}

    static List<GalleryFigure> figures() {
        return List.of(
                new GalleryFigure(
                        "F1",
                        "Approximate minimization",
                        "Gradient descent from several starts rolls into the next minimum. One that is nearly as low as the"
                                + " lowest is good enough; the high one is to be avoided.",
                        BOOK + "figure 4.3",
                        Toys::minima),
                new GalleryFigure(
                        "F2",
                        "No critical point",
                        "Training need not end where the gradient vanishes: on a stream of noisy labels the norm of the"
                                + " minibatch gradient rises while the held-out error falls. And log(1 + e⁻ʷ) has no"
                                + " critical point at all: it falls for ever.",
                        BOOK + "section 8.2 and figure 8.1",
                        Toys::noCriticalPoint),
                new GalleryFigure(
                        "F3",
                        "Saxe's worldview",
                        "Near the saddle of a product of weights the gradient is small: the cost waits on a plateau and then"
                                + " drops into the valley of minima. A deep linear network learns the modes of its data one"
                                + " after the other in the same way, on the curves that theory gives.",
                        "Saxe, McClelland, Ganguli, Exact solutions to the nonlinear dynamics of learning in deep linear"
                                + " neural networks, ICLR 2014",
                        Toys::saxe));
    }

    private static void minima(Studio studio) {
        DescentResult result = descent(studio, "three-minima", List.of(-2.5, -1.2, -0.8, 1.2, 1.7));
        studio.picture(
                "descent",
                "Balls roll from several starts into the minimum of their valley.",
                (file, options) -> DescentFiles.write(result, "three-minima", file, options));
        for (DescentResult.Way way : result.ways()) {
            Descent.Step last = way.descent().steps().get(way.descent().steps().size() - 1);
            studio.finding(new Finding(
                    "end of the way from " + Numbers.threeDigits(way.start().get(0)),
                    "at rest in a minimum",
                    "J = " + Numbers.threeDigits(last.cost()) + " at w = "
                            + Numbers.threeDigits(last.theta().get(0))
                            + (way.rest().isPresent() ? "" : ", moving"),
                    way.rest().isPresent()));
        }
    }

    private static void noCriticalPoint(Studio studio) {
        RunFolder run = studio.run("noisy-labels");
        TrainingRequest request = new TrainingRequest(Optional.of(Metric.GRADIENT_NORM), Optional.empty(), false);
        studio.picture(
                "gradient-norm",
                "The norm of the gradient over training.",
                (file, options) -> TrainingFiles.write(List.of(run), request, file, options));
        studio.picture(
                "training",
                "Cost and error rate of the same run.",
                (file, options) -> TrainingFiles.write(run, file, options));
        List<HistoryEntry> history = run.history();
        int third = history.size() / 3;
        studio.finding(Finding.below(
                "mean norm of the gradient in the first third",
                norm(history.subList(0, third)),
                "in the last",
                norm(history.subList(history.size() - third, history.size()))));
        studio.finding(Finding.below(
                "held-out error at the end",
                error(history.get(history.size() - 1)),
                "at the beginning",
                error(history.get(0))));
        DescentResult softplus = descent(studio, "no-critical-point", List.of());
        studio.picture(
                "softplus",
                "A cost without a critical point, and how it falls.",
                (file, options) -> DescentFiles.write(softplus, "no-critical-point", file, options));
        studio.finding(new Finding(
                "descent on log(1 + e⁻ʷ)",
                "never at rest",
                softplus.allRest() ? "at rest" : "still moving",
                !softplus.allRest()));
    }

    private static double norm(List<HistoryEntry> history) {
        return history.stream()
                .map(HistoryEntry::gradientNorm)
                .filter(norm -> norm != null)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    private static double error(HistoryEntry entry) {
        return entry.heldOut().orElseThrow().errorRate();
    }

    private static void saxe(Studio studio) {
        DescentResult saddle = descent(studio, "saddle", List.of(0.1, -0.09, -0.02, -0.3, 1.5, -0.5));
        studio.picture(
                "saddle",
                "The cost of a product of two weights, ways over it, and where the time goes.",
                (file, options) -> DescentFiles.write(saddle, "saddle", file, options));
        RunFolder run = studio.run("saxe-linear");
        ModesResult modes = studio.with(run, runner -> new ModesStudy(runner).run(run, studio.progress()));
        studio.picture(
                "modes",
                "The modes of a deep linear network over the curves of the theory.",
                (file, options) -> ModesFiles.write(modes, file, options));
        for (ModesResult.Mode mode : modes.modes()) {
            OptionalDouble error = mode.relativeError();
            studio.finding(Finding.atMost(
                    "half-time of the mode of strength "
                            + Numbers.threeDigits(mode.theory().strength())
                            + ": relative difference from the theory's "
                            + Numbers.threeDigits(mode.theoreticalHalfStep()) + " steps",
                    EULER,
                    Math.abs(error.orElse(Double.NaN))));
        }
    }

    private static DescentResult descent(Studio studio, String experiment, List<Double> from) {
        studio.says("ways of " + experiment);
        DescentRequest request = new DescentRequest(from, OptionalInt.empty(), Optional.empty());
        return DescentStudy.of(studio.experiment(experiment), request, studio.progress());
    }
}
