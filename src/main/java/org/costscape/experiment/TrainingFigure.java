package org.costscape.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Figure;
import org.costscape.figure.Panel;
import org.costscape.figure.VerticalMarker;
import org.costscape.file.BadInputException;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Imported;
import org.costscape.training.TrainingDefinition;

/** The figure of a training run over steps: cost above, error rate below where anything is classified, then percentiles of watched units. */
public final class TrainingFigure {
    private TrainingFigure() {}

    /** What to draw of a run as far as it has come, with marks where its settings were changed. */
    public static CurveFigure of(RunDefinition definition, List<HistoryEntry> history) {
        return of(definition.experiment(), history)
                .withMarkers(Stream.concat(Stream.of(definition.changesMarks()), divergence(history))
                        .toArray(VerticalMarker[]::new))
                .withXRange(0, lastStep(definition.settings().last(), history));
    }

    private static Stream<VerticalMarker> divergence(List<HistoryEntry> history) {
        return HistoryEntry.divergence(history).map(entry -> new VerticalMarker(entry.step(), "diverged")).stream();
    }

    /**
     * What to draw of runs as far as they have come.
     *
     * @throws BadInputException if there is no such thing to draw of one of them, or they were trained on different data
     */
    public static Figure of(List<TrainingRun> runs, TrainingRequest request) {
        SameData.check(runs.stream().map(TrainingRun::folder).toList());
        return of(runs, request, Map.of());
    }

    /** The same of runs on the same data, with what travels with the picture. */
    static Figure of(List<TrainingRun> runs, TrainingRequest request, Map<String, String> provenance) {
        List<TrainingRun> shown = request.shown(runs);
        return request.isUsualOf(runs)
                ? alone(shown.get(0), request).withProvenance(provenance)
                : new TrainingComparison(shown, request).figure(provenance);
    }

    private static CurveFigure alone(TrainingRun run, TrainingRequest request) {
        CurveFigure figure = of(run.definition(), run.history());
        double last = figure.xRange().orElseThrow().upper();
        List<Panel> panels = request.withRange(figure.panels());
        return request.overSteps(figure.withPanels(panels), List.of(run), last);
    }

    /** What to draw of a run as far as it has come; where it diverged, the axis ends. */
    public static CurveFigure of(Experiment experiment, List<HistoryEntry> history) {
        CostPanels<HistoryEntry> panels = new CostPanels<>(
                experiment,
                history.stream().filter(entry -> !entry.diverged()).toList(),
                HistoryEntry::step,
                HistoryEntry::train,
                HistoryEntry::heldOut);
        String precision = experiment.precision().name().toLowerCase(Locale.ROOT);
        String caption = experiment.initialization() instanceof Imported
                ? String.format(Locale.ROOT, "%s, at imported snapshots; %s.", measured(experiment.data()), precision)
                : String.format(
                        Locale.ROOT,
                        "%s, %s; seed %d, %s.",
                        measured(experiment.data()),
                        steps(experiment),
                        experiment.seed(),
                        precision);
        return CurveFigure.of(
                        "Training, " + experiment.title(),
                        caption + early(experiment.training(), history),
                        "training steps",
                        Stream.concat(
                                        Arrays.stream(panels.all()),
                                        new WatchedPanels(experiment.training(), history).all().stream())
                                .toArray(Panel[]::new))
                .withXRange(0, lastStep(experiment.training(), history));
    }

    /** Where the axis ends: the last step of the run, known before it is reached unless the run stops before. */
    private static int lastStep(TrainingDefinition training, List<HistoryEntry> history) {
        return training.endsEarly(history) || HistoryEntry.divergence(history).isPresent()
                ? Math.max(1, history.get(history.size() - 1).step())
                : training.steps();
    }

    /** Why a run ended before its last step, a sentence behind a blank; nothing where it did not. */
    private static String early(TrainingDefinition training, List<HistoryEntry> history) {
        Optional<HistoryEntry> divergence = HistoryEntry.divergence(history);
        if (divergence.isPresent()) {
            return String.format(
                    Locale.ROOT,
                    " Diverged after %,d of %,d steps: the cost is no longer finite.",
                    divergence.get().step(),
                    training.steps());
        }
        return training.endsEarly(history)
                ? String.format(
                        Locale.ROOT,
                        " Stopped early after %,d of %,d steps, best on held-out data at step %,d.",
                        history.get(history.size() - 1).step(),
                        training.steps(),
                        HistoryEntry.best(history).step())
                : "";
    }

    static String measured(DataDefinition data) {
        if (data instanceof TextData text) {
            return String.format(
                    Locale.ROOT,
                    "First %,d tokens of training and held-out text",
                    text.use().evaluated());
        }
        return data.holdsOut() ? "Whole training and held-out sets" : "J(θ) itself, without data";
    }

    private static String steps(Experiment experiment) {
        int every = experiment.training().evaluateEvery();
        String when = every == 1 ? "after each step" : String.format(Locale.ROOT, "every %,d steps", every);
        return experiment.toy() ? when + "; each step takes the whole cost" : when + " of " + experiment.minibatch();
    }
}
