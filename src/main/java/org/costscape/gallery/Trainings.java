package org.costscape.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.costscape.experiment.LineFiles;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.LineStudy;
import org.costscape.experiment.Metric;
import org.costscape.experiment.NormalizationFiles;
import org.costscape.experiment.NormalizationRequest;
import org.costscape.experiment.NormalizationResult;
import org.costscape.experiment.NormalizationStudy;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.TrainingFiles;
import org.costscape.experiment.TrainingRequest;
import org.costscape.figure.Range;
import org.costscape.landscape.NormalizationStages;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;

/** What batch normalization and Net2Net do to training: F8, F10 and F14. */
final class Trainings {
    private static final double ROUNDING = 1e-9;

    /** Of the cost, relative: the noise that makes copied units differ. */
    private static final double NOISE = 0.02;

    private static final String NORMALIZATION =
            "Ioffe, Szegedy, Batch normalization: accelerating deep network training by reducing internal covariate shift, ICML 2015";
    private static final String NET2NET =
            "Chen, Goodfellow, Shlens, Net2Net: accelerating learning via knowledge transfer, ICLR 2016";

    private Trainings() {}

    static List<GalleryFigure> figures() {
        return List.of(
                new GalleryFigure(
                        "F8",
                        "Batch normalization, equation by equation",
                        "Z = XW is centred, divided by its deviation, then scaled and shifted by what the network has learned,"
                                + " and rectified: the activations of a trained network after each equation.",
                        NORMALIZATION,
                        Trainings::equations),
                new GalleryFigure(
                        "F10",
                        "Batch normalization speeds training up",
                        "Held-out accuracy of one network with and without batch normalization, and the 15th, 50th and 85th"
                                + " percentile of what a unit of the last hidden layer receives.",
                        NORMALIZATION + ", figure 1",
                        Trainings::faster),
                new GalleryFigure(
                        "F14",
                        "Net2Net: students that know what their teacher knew",
                        "Students that grew from a teacher begin at its accuracy and go on from there; one padded at random and"
                                + " one from scratch have to get there first. The cost is continuous across the growth.",
                        NET2NET + ", figures 5 and 6",
                        Trainings::students));
    }

    private static void equations(Studio studio) {
        RunFolder run = studio.run("deep-mlp-bn");
        studio.says("stages of a batch normalization");
        NormalizationRequest request =
                new NormalizationRequest(SnapshotChoice.BEST, OptionalInt.empty(), OptionalInt.empty());
        NormalizationResult result =
                studio.with(run, runner -> new NormalizationStudy(runner).run(run, request, studio.progress()));
        studio.picture(
                "stages",
                "All units of the layer at each stage.",
                (file, options) -> NormalizationFiles.write(result, file, options));
        studio.finding(Finding.atMost(
                "largest mean of a unit after centring",
                ROUNDING,
                largest(result.stages().units(), 1)));
    }

    private static double largest(List<NormalizationStages.Unit> units, int stage) {
        return units.stream()
                .mapToDouble(unit -> Math.abs(unit.means().get(stage)))
                .max()
                .orElse(Double.NaN);
    }

    private static void faster(Studio studio) {
        RunFolder plain = studio.run("sigmoid-3x100");
        RunFolder normalized = studio.run("sigmoid-3x100-bn");
        List<RunFolder> runs = List.of(plain, normalized);
        training(studio, "Held-out accuracy over training.", runs, Optional.empty());
        studio.picture(
                "percentiles",
                "Percentiles of a unit's input over training.",
                (file, options) -> TrainingFiles.write(
                        runs, new TrainingRequest(Optional.empty(), Optional.empty(), true), file, options));
        studio.finding(Finding.below(
                "mean held-out error over training with batch normalization",
                meanError(normalized),
                "without",
                meanError(plain)));
    }

    private static void students(Studio studio) {
        RunFolder teacher = studio.run("net2net-teacher");
        List<RunFolder> runs = new ArrayList<>(List.of(teacher));
        Stream.of("net2net-wider", "net2net-deeper", "net2net-random-pad", "net2net-scratch")
                .map(studio::run)
                .forEach(runs::add);
        training(
                studio, "Held-out accuracy of the teacher and of four students.", runs, Optional.of(new Range(75, 95)));
        RunFolder wider = runs.get(1);
        studio.says("the line through the widening");
        LineResult line = studio.with(
                wider,
                runner -> new LineStudy(runner).run(wider, LineRequest.DEFAULT, partial -> {}, studio.progress()));
        studio.picture(
                "line",
                "The straight line of the wider student, from where it grew to its solution.",
                (file, options) -> LineFiles.write(line, file, options));
        double known = HistoryEntry.best(teacher.history()).judgedCost();
        studio.finding(Finding.near(
                "held-out cost of the wider student at its beginning, beside its teacher's",
                known,
                NOISE * known,
                wider.history().get(0).judgedCost()));
        studio.finding(Finding.below(
                "mean held-out error of the wider student",
                meanError(wider),
                "of the one from scratch",
                meanError(runs.get(4))));
        studio.finding(Finding.below(
                "held-out error of the wider student at its beginning",
                wider.history().get(0).heldOut().orElseThrow().errorRate(),
                "of the one padded at random",
                runs.get(3).history().get(0).heldOut().orElseThrow().errorRate()));
    }

    private static void training(Studio studio, String caption, List<RunFolder> runs, Optional<Range> percent) {
        TrainingRequest request = new TrainingRequest(Optional.of(Metric.ACCURACY), percent, false);
        studio.picture("accuracy", caption, (file, options) -> TrainingFiles.write(runs, request, file, options));
    }

    private static double meanError(RunFolder run) {
        return run.history().stream()
                .mapToDouble(entry -> entry.heldOut().orElseThrow().errorRate())
                .average()
                .orElse(Double.NaN);
    }
}
