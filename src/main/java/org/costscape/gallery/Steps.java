package org.costscape.gallery;

import java.util.List;
import java.util.Map;
import org.costscape.experiment.StepFigure;
import org.costscape.experiment.StepFiles;
import org.costscape.experiment.StepRequest;
import org.costscape.experiment.StepResult;
import org.costscape.experiment.StepShow;
import org.costscape.experiment.StepStudy;
import org.costscape.landscape.ActivationChange;
import org.costscape.training.RunFolder;

/** Before and after a step of stochastic gradient descent, F7 and F9. */
final class Steps {
    private static final String PLAIN = "deep-mlp";
    private static final String NORMALIZED = "deep-mlp-bn";
    /** Fifty times the learning rate at which the plain network trains: a step that shows what goes wrong. */
    private static final double RATE = 0.5;

    private static final String SOURCE = "Deep Learning, MIT Press 2016, section 8.7.1; Ioffe, Szegedy, Batch"
            + " normalization: accelerating deep network training by reducing internal covariate shift, ICML 2015";

    private Steps() {}

    static List<GalleryFigure> figures() {
        return List.of(
                new GalleryFigure(
                        "F7",
                        "Before and after a step, without batch normalization",
                        "The gradient predicts what the cost does if everything else stays as it is. All layers move at"
                                + " once, and the surface that the upper layers see is another one after the step.",
                        SOURCE,
                        studio -> draw(studio, PLAIN, NORMALIZED),
                        extent -> Map.of(PLAIN, points(extent))),
                new GalleryFigure(
                        "F9",
                        "Before and after a step, with batch normalization",
                        "The same step in the same network with batch normalization: mean and deviation of each unit are"
                                + " restored, and the upper layers see nearly the surface that they saw before.",
                        SOURCE,
                        studio -> draw(studio, NORMALIZED, PLAIN),
                        extent -> Map.of(NORMALIZED, points(extent))));
    }

    /** Before, after, and of the layers apart. */
    private static int points(Extent extent) {
        return 3 * extent.side() * extent.side();
    }

    private static void draw(Studio studio, String experiment, String other) {
        StepResult step = step(studio, experiment, studio.extent().side());
        picture(
                studio,
                step,
                StepShow.SURFACES,
                "The surfaces before and after the step, and what the gradient predicted.");
        picture(studio, step, StepShow.SPLIT, "The steps of the lower and of the upper layers apart.");
        picture(studio, step, StepShow.ACTIVATIONS, "What the units of some layers receive before and after the step.");
        picture(studio, step, StepShow.SCATTER, "Two units of the last hidden layer against each other.");
        StepResult beside = step(studio, other, 5);
        StepResult plain = experiment.equals(PLAIN) ? step : beside;
        StepResult normalized = experiment.equals(PLAIN) ? beside : step;
        studio.finding(Finding.below(
                "what the gradient predicts of the training cost's change is wrong by, with batch normalization",
                surprise(normalized),
                "without",
                surprise(plain)));
        studio.finding(Finding.below(
                "shift of the last layer's mean with batch normalization, in deviations",
                shift(normalized),
                "without",
                shift(plain)));
    }

    private static double surprise(StepResult step) {
        return Math.abs(step.training().actual() - step.training().predicted());
    }

    private static void picture(Studio studio, StepResult step, StepShow show, String caption) {
        studio.picture(
                show.text(),
                caption,
                (file, options) -> StepFiles.write(List.of(step), file, options, show, StepFigure.LOOK));
    }

    private static StepResult step(Studio studio, String experiment, int side) {
        RunFolder run = studio.run(experiment);
        studio.says("a step of " + experiment);
        StepRequest request = StepRequest.DEFAULT.withPoints(side).withRate(RATE);
        return studio.with(
                run,
                runner -> new StepStudy(runner)
                        .run(run, request, studio.journal(experiment), partial -> {}, studio.progress()));
    }

    private static double shift(StepResult step) {
        List<ActivationChange> layers = step.activations();
        return Math.abs(layers.get(layers.size() - 1).shift());
    }
}
