package org.costscape.app.kind;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.Parsers;
import org.costscape.app.option.SwitchOption;
import org.costscape.app.option.TextOption;
import org.costscape.experiment.Metric;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.TrainingFigure;
import org.costscape.experiment.TrainingFiles;
import org.costscape.experiment.TrainingRequest;
import org.costscape.experiment.TrainingRun;
import org.costscape.figure.Figure;
import org.costscape.figure.Range;
import org.costscape.training.RunFolder;

/**
 * Cost and error rate over the steps of training, which grow while the run is trained; or one measure of it, also of two runs on
 * one chart.
 */
final class TrainingKind extends FigureKind<TrainingKind.Curves> {
    private static final String USUAL = "usual";

    private final ChoiceOption<Optional<Metric>> metric = new ChoiceOption<>(
            "training-metric",
            "Shows",
            "usual: cost and error rate of one run, the accuracy of two that classify, else their cost; or one measure on"
                    + " the held-out set, or the norm of the minibatches' gradients",
            Option.Use.COMPUTING,
            Stream.concat(
                            Stream.of(Optional.<Metric>empty()),
                            Arrays.stream(Metric.values()).map(Optional::of))
                    .toList(),
            each -> each.map(Metric::text).orElse(USUAL));
    private final TextOption<Optional<Parsers.Ends>> range = Fields.optional(
            "training-range",
            "Range",
            "fitting",
            "Range of that one measure on its axis; empty for all there is",
            Parsers::ends);
    private final SwitchOption watched = Fields.computed(
            "training-watched",
            "Watched units",
            "Percentiles of the watched units' pre-activations below, those of two runs beside each other",
            false);

    private final SwitchOption logarithmic = Fields.computed(
            "training-log-x",
            "Logarithmic steps",
            "A logarithmic axis of steps, which shows the beginning as large as the end and has no place for step 0",
            false);

    /**
     * What is drawn.
     *
     * @param runs one or two
     */
    record Curves(List<Subject.OfRun> runs, TrainingRequest request) {
        private Figure figure() {
            return runs.size() > 1 || !request.equals(TrainingRequest.DEFAULT) ? asRequested() : alone(runs.get(0));
        }

        /** With marks where the settings were changed, as soon as the run has its definition. */
        private static Figure alone(Subject.OfRun run) {
            return Files.exists(run.folder().definitionFile())
                    ? TrainingFigure.of(RunDefinition.read(run.folder()), run.history())
                    : TrainingFigure.of(run.experiment(), run.history());
        }

        private Figure asRequested() {
            return TrainingFigure.of(
                    runs.stream()
                            .map(run -> new TrainingRun(run.folder(), RunDefinition.read(run.folder()), run.history()))
                            .toList(),
                    request);
        }
    }

    TrainingKind() {
        super("training", "Training", "Cost and error rate over the steps of training");
    }

    @Override
    public List<Option<?>> options() {
        return List.of(metric, range, watched, logarithmic);
    }

    @Override
    public boolean drawsBoth() {
        return true;
    }

    @Override
    public void offer(Subject subject) {
        boolean two = subject.begun().size() > 1;
        range.offeredProperty().set(two || metric.get().isPresent());
        watched.offeredProperty()
                .set((two || metric.get().isPresent())
                        && subject.begun().stream()
                                .noneMatch(run ->
                                        run.experiment().training().watched().isEmpty()));
    }

    @Override
    public Plan<Curves> plan(Subject subject) {
        Optional<Subject.OfRun> first =
                subject.run().filter(run -> run.training() || !run.history().isEmpty());
        if (first.isEmpty()) {
            return new Plan.Nothing<>(untrained(subject));
        }
        List<Subject.OfRun> begun = subject.begun();
        TrainingRequest request = new TrainingRequest(
                metric.get(),
                range.offeredProperty().get()
                        ? range.get().map(ends -> new Range(ends.from(), ends.to()))
                        : Optional.empty(),
                watched.offeredProperty().get() && watched.get(),
                logarithmic.get() && begun.stream().allMatch(TrainingKind::hasSteps));
        return new Plan.Now<>(
                first.get().history().isEmpty()
                        ? new Curves(List.of(first.get()), TrainingRequest.DEFAULT)
                        : new Curves(begun, request));
    }

    /** The curves as far as they had come. */
    @Override
    Subject moment(Subject subject, int step) {
        return subject.until(step);
    }

    /** Whether something was measured that has a place on a logarithmic axis; of a run in training that may take a while. */
    private static boolean hasSteps(Subject.OfRun run) {
        return run.history().stream().anyMatch(entry -> entry.step() > 0);
    }

    @Override
    public Drawing<Curves> drawing() {
        return TrainingKind::shown;
    }

    private static Optional<Shown> shown(Curves curves) {
        Figure figure = curves.figure();
        List<Subject.OfRun> runs = curves.runs();
        List<RunFolder> folders = runs.stream().map(Subject.OfRun::folder).toList();
        return Optional.of(new Shown(
                figure,
                Reading.fitting(
                        figure, Reading.ofTraining(runs, curves.request().logX())),
                EachRun.facts(runs, Subject.OfRun::folder, TrainingFacts::of),
                List.of(),
                EachRun.names(folders) + "-training",
                (file, options, seen) -> TrainingFiles.write(folders, curves.request(), file, options)));
    }
}
