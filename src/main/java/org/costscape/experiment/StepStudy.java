package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.costscape.cost.CostFunction;
import org.costscape.cost.LayeredCost;
import org.costscape.cost.TrainingCost;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;
import org.costscape.landscape.ActivationChange;
import org.costscape.landscape.CostChange;
import org.costscape.landscape.LayerSplit;
import org.costscape.landscape.StepDirections;
import org.costscape.landscape.StepSurface;
import org.costscape.landscape.UnitScatter;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.PartOfProgress;
import org.costscape.task.Progress;
import org.costscape.training.Course;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;
import org.costscape.training.TrainingStep;

/** Looks at one step of training: the surfaces before and after it, and what it changes in the network. */
public final class StepStudy {
    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public StepStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Checks, before anything is opened, that runs can be compared, and have the snapshot.
     *
     * @throws BadInputException if they were trained on different data, or one has no such snapshot
     */
    public static void check(List<RunFolder> runs, StepRequest request) {
        SameData.check(runs);
        runs.forEach(run -> request.at().of(run));
    }

    /**
     * Does the step and computes all of it; progress counts percent, of an eigenvector first where that is the direction across.
     *
     * @param journal where the surfaces are kept as far as they are computed, so that a killed sweep continues; none if empty
     * @param listener is shown what is known, all grids coarsely first and without the layers apart and the activations, and at
     *     last the result, on this thread
     * @throws BadInputException if there is no such snapshot, or it is damaged; if a cost before or after the step is not
     *     finite, the step has no length, the request does not fit the network or the memory, or the journal is another's
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public StepResult run(
            RunFolder run,
            StepRequest request,
            Optional<Path> journal,
            Consumer<StepResult> listener,
            Progress progress) {
        return runner.cancellable(progress, () -> {
            Experiment experiment = runner.experiment();
            Optional<LayerSplit> split = split(request.lower());
            checkUnits(request.units());
            List<DirectionRule> rules = List.of(request.y());
            int parts = HessianEnds.wanted(rules).isEmpty() ? 1 : 2;
            Progress ofSurfaces = new PartOfProgress(progress, parts - 1, parts);
            Metric metric = request.metric().in(experiment);
            Snapshot from = request.at().of(run);
            Course course = runner.course(run);
            try (TrainingCost steps = runner.steps(course.at(from.step()).batch());
                    TrainingStep step = new TrainingStep(
                            run, from, course, steps, runner.training(), experiment.precision(), request.rate());
                    DirectionSource source = new DirectionSource(
                            runner,
                            List.of(run),
                            new PointChoice.OfRun(1, request.at()),
                            rules,
                            new PartOfProgress(progress, 0, parts));
                    Measures measures = new Measures(runner, metric == Metric.GRADIENT_NORM)) {
                new SweepSize(
                                request.a().points(),
                                request.b().points(),
                                split.isPresent() ? 3 : 2,
                                SweepSize.metrics(runner, metric == Metric.GRADIENT_NORM),
                                metric == Metric.GRADIENT_NORM)
                        .begin(runner, step.before(), journal, progress);
                try (StepDirections directions = StepDirections.of(
                                step.before(),
                                step.after(),
                                request.y().of(source),
                                request.y().text());
                        StepSurfaces surfaces = new StepSurfaces(step, directions, split, request)) {
                    CostFunction cost = measures.apply(
                            request.cost() == MeasuredCost.TRAINING ? runner.training() : step.minibatch());
                    CostChange minibatch = change(run, step.minibatch(), step);
                    CostChange training = change(run, runner.training(), step);
                    Function<Map<String, StepSurface>, StepResult> withSurfaces = found -> new StepResult(
                            run,
                            runner.definition(run),
                            request,
                            step.step(),
                            step.sha256(),
                            step.rate(),
                            rule(step, course),
                            runner.measured(),
                            step.gradient().norm(),
                            directions.length(),
                            source.facts(request.y(), directions.across()),
                            directions.cosine(),
                            minibatch,
                            training,
                            Objects.requireNonNull(found.get(StepSurfaces.BEFORE)),
                            Objects.requireNonNull(found.get(StepSurfaces.AFTER)),
                            split.flatMap(layers -> Optional.ofNullable(found.get(StepSurfaces.LAYERS))
                                    .map(surface -> new StepResult.Split(layers, surface))),
                            List.of(),
                            Optional.empty());
                    Map<String, StepSurface> found = SweepJournal.with(
                            journal,
                            () -> surfaces.header(run, steps),
                            memory -> surfaces.evaluate(
                                    cost, memory, partial -> listener.accept(withSurfaces.apply(partial)), ofSurfaces));
                    StepResult result =
                            withSurfaces.apply(found).with(activations(step, progress), scatter(step, request.units()));
                    listener.accept(result);
                    return result;
                }
            }
        });
    }

    private static CostChange change(RunFolder run, CostFunction cost, TrainingStep step) {
        try (ParameterVector gradient =
                ParameterVector.zeros(cost.layout(), step.before().precision())) {
            double before = cost.costAndGradient(step.before(), gradient);
            double after = cost.evaluate(step.after()).cost();
            if (!Double.isFinite(before) || !Double.isFinite(after)) {
                throw new BadInputException(run.path() + ": the cost at step " + step.step() + " is " + before
                        + ", and " + after + " after a step with learning rate " + step.rate()
                        + "; expected finite numbers: choose a smaller --rate, or another snapshot with --at");
            }
            return CostChange.of(before, gradient, step.before(), step.after(), after);
        }
    }

    private Optional<LayerSplit> split(OptionalInt lower) {
        int weights = LayerSplit.weights(runner.training().layout());
        if (weights < 2 && lower.isPresent()) {
            throw new BadInputException(
                    "split: expected none for a network of one weight matrix, found " + lower.getAsInt());
        }
        return weights < 2 ? Optional.empty() : Optional.of(new LayerSplit(weights, lower.orElse(weights / 2)));
    }

    private String rule(TrainingStep step, Course course) {
        Experiment experiment = runner.experiment();
        String how = step.own()
                ? "training's own step, " + course.at(step.step()).optimizer().title()
                : "plain gradient step";
        boolean fromZero = experiment.data() instanceof TextData && !course.beginsEpoch(step.step()) && !step.resumed();
        return how + ", η = " + Numbers.threeDigits(step.rate())
                + (fromZero ? ", the minibatch read from states of zero" : "");
    }

    /** The layers whose pre-activations are looked at: all that have any, but not those that only feed a normalization. */
    private List<Integer> layers() {
        return runner.experiment().network() instanceof FeedforwardDefinition network ? layers(network) : List.of();
    }

    private static List<Integer> layers(FeedforwardDefinition network) {
        int count = network.layers().size();
        return IntStream.range(0, count)
                .filter(i -> network.preActivations(i).isPresent())
                .filter(i -> i + 1 == count || !network.layers().get(i + 1).couplesExamples())
                .boxed()
                .toList();
    }

    private int units(int layer) {
        return units((FeedforwardDefinition) runner.experiment().network(), layer);
    }

    private static int units(FeedforwardDefinition network, int layer) {
        return network.preActivations(layer).orElseThrow().outputs();
    }

    private List<ActivationChange> activations(TrainingStep step, Progress progress) {
        List<ActivationChange> changes = new ArrayList<>();
        for (int layer : layers()) {
            progress.check();
            if (runner.training() instanceof LayeredCost layered && runner.data() instanceof Split data) {
                int examples = data.training().size();
                changes.add(ActivationChange.of(layered, layer, units(layer), examples, step.before(), step.after()));
            }
        }
        return List.copyOf(changes);
    }

    private Optional<Integer> lastHidden() {
        List<Integer> layers = layers();
        return layers.isEmpty() ? Optional.empty() : Optional.of(lastHidden(layers));
    }

    private static int lastHidden(List<Integer> layers) {
        return layers.get(Math.max(0, layers.size() - 2));
    }

    /** Number of units of the last hidden layer, or of the only one: those that a scatter has to choose from. */
    static int hiddenUnits(FeedforwardDefinition network) {
        return units(network, lastHidden(layers(network)));
    }

    private void checkUnits(List<Integer> asked) {
        lastHidden().ifPresent(layer -> {
            int units = units(layer);
            if (!asked.equals(StepRequest.DEFAULT.units()) && asked.stream().anyMatch(unit -> unit >= units)) {
                throw new BadInputException(String.format(
                        Locale.ROOT,
                        "units: expected two of 0 … %d, the units of layer %d, found %s",
                        units - 1,
                        layer,
                        asked));
            }
        });
    }

    private Optional<UnitScatter> scatter(TrainingStep step, List<Integer> asked) {
        if (!(runner.training() instanceof LayeredCost layered)) {
            return Optional.empty();
        }
        return lastHidden()
                .filter(layer -> units(layer) > 1)
                .map(layer -> UnitScatter.of(layered, layer, asked.get(0), asked.get(1), step.before(), step.after()));
    }
}
