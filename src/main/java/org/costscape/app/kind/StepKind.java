package org.costscape.app.kind;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.Parsers;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Journaled;
import org.costscape.app.work.Work;
import org.costscape.cost.ToyDefinition;
import org.costscape.experiment.DirectionRule;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.MeasuredCost;
import org.costscape.experiment.Metric;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StepFigure;
import org.costscape.experiment.StepFiles;
import org.costscape.experiment.StepRequest;
import org.costscape.experiment.StepResult;
import org.costscape.experiment.StepShow;
import org.costscape.experiment.StepStudy;
import org.costscape.figure.SurfaceLook;
import org.costscape.landscape.AlphaGrid;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** The cost around one step of training, before and after it, and what the step does to the network; of two runs in a row each. */
final class StepKind extends RunKind<List<StepResult>> {
    private static final double SMALLEST_RATE = 1e-9;
    private static final double LARGEST_RATE = 1e6;
    private static final int MOST_UNITS = 1_000_000;

    private final ChoiceOption<StepShow> show = new ChoiceOption<>(
            "step-show",
            "Shows",
            "surfaces: the cost before and after the step; split: the steps of the lower and of the upper layers apart;"
                    + " activations: histograms of each layer; scatter: two units against each other; or all of it",
            Option.Use.COMPUTING,
            List.of(StepShow.values()),
            StepShow::text);
    private final TextOption<Optional<Double>> rate = Fields.optional(
            "step-rate",
            "Rate η",
            "training’s",
            "Learning rate of a plain gradient step; empty for the step that training itself does",
            Parsers.number(SMALLEST_RATE, LARGEST_RATE));
    private final TextOption<DirectionRule> across =
            Fields.direction("step-y", "Across", "random:1", "The direction across the step: ");
    private final ChoiceOption<MeasuredCost> cost = Fields.cost("step", StepRequest.DEFAULT.cost());
    private final ChoiceOption<Metric> metric = Fields.metric("step", "Value");
    private final TextOption<Parsers.Grid> grid =
            Fields.grid("step", "25 × 25", "Number of points along the step and across it");
    private final TextOption<Parsers.Ends> range = Fields.range(
            "step-range",
            "Along",
            "The first and the last position along the step, in steps: 0 is before it, 1 after it",
            StepRequest.DEFAULT.a().from(),
            StepRequest.DEFAULT.a().to());
    private final TextOption<Parsers.Ends> acrossRange = Fields.range(
            "step-across",
            "Aside",
            "The first and the last position across the step, in lengths of that direction",
            StepRequest.DEFAULT.across().from(),
            StepRequest.DEFAULT.across().to());
    private final TextOption<Optional<Integer>> split = Fields.optional(
            "step-split",
            "Split at",
            "half",
            "Number of weight matrices in the lower part of the layers; empty for half of them",
            Parsers.whole(1, MOST_UNITS));
    private final TextOption<List<Integer>> units = new TextOption<>(
            "step-units",
            "Units",
            "Two units of the last hidden layer, from 0 on, for scatter",
            Option.Use.COMPUTING,
            "0, 1",
            Parsers.list(Parsers.whole(0, MOST_UNITS)),
            List.of());
    private final Looks looks = new Looks("step", StepFigure.LOOK, SurfaceLook.View.CONTOUR, SurfaceLook.View.MAP);
    private final List<Option<?>> all = Stream.concat(
                    Stream.of(show, rate, across, cost, metric, grid, range, acrossRange, split, units),
                    looks.options().stream())
            .toList();

    StepKind() {
        super(
                "step",
                "SGD step",
                "Cost before and after one step of training, along the step and across it, and what the step changes in"
                        + " the network");
    }

    @Override
    public Optional<SnapshotChoice> usual() {
        return Optional.of(StepRequest.DEFAULT.at());
    }

    @Override
    public List<Option<?>> options() {
        return all;
    }

    @Override
    public Optional<String> unsuited(Experiment experiment) {
        return experiment.objective() instanceof ToyDefinition toy && toy.parameters() < 2
                ? Optional.of("A cost of one parameter has no direction across a step; look at its descent.")
                : Optional.empty();
    }

    @Override
    public boolean drawsBoth() {
        return true;
    }

    @Override
    public void offer(Subject subject) {
        boolean everything = show.get() == StepShow.ALL;
        split.offeredProperty().set(everything || show.get() == StepShow.SPLIT);
        units.offeredProperty().set(everything || show.get() == StepShow.SCATTER);
        looks.options().forEach(each -> each.offeredProperty().set(show.get().surfaces()));
    }

    /** @param coarse whether the surfaces are all that is shown, and so are shown coarse to fine */
    private record Step(List<RunFolder> runs, StepRequest request, boolean coarse) implements Work<List<StepResult>> {
        @Override
        public String title() {
            return "step";
        }

        @Override
        public List<StepResult> run(Engine engine, Consumer<List<StepResult>> partial, Progress progress) {
            StepStudy.check(runs, request);
            return EachRun.compute(
                    runs,
                    engine,
                    progress,
                    (runner, run, part) -> Journaled.compute(
                            run,
                            request,
                            journal -> new StepStudy(runner)
                                    .run(
                                            run,
                                            request,
                                            journal,
                                            known -> {
                                                if (coarse && runs.size() == 1) {
                                                    partial.accept(List.of(known));
                                                }
                                            },
                                            part)));
        }
    }

    @Override
    Plan<List<StepResult>> plan(Subject subject, Subject.OfRun run) {
        subject.begun().forEach(each -> show.get().check(each.experiment()));
        StepRequest asked = new StepRequest(
                at(subject),
                rate.get().map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                new AlphaGrid(range.get().from(), range.get().to(), grid.get().columns()),
                new AlphaGrid(range.get().from(), range.get().to(), grid.get().rows()),
                new AlphaGrid(
                        acrossRange.get().from(),
                        acrossRange.get().to(),
                        grid.get().rows()),
                across.get(),
                cost.get(),
                metric.get(),
                split.offeredProperty().get() ? optional(split.get()) : OptionalInt.empty(),
                units.offeredProperty().get() ? units.get() : StepRequest.DEFAULT.units());
        return new Plan.Compute<>(new Step(
                EachRun.folders(subject),
                show.get().surfaces() ? asked : asked.withoutSurfaces(),
                show.get() == StepShow.SURFACES));
    }

    private static OptionalInt optional(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    @Override
    public Drawing<List<StepResult>> drawing() {
        StepShow what = show.get();
        SurfaceLook look = looks.look();
        return results -> shown(results, what, look);
    }

    private static Optional<Shown> shown(List<StepResult> results, StepShow what, SurfaceLook look) {
        return Optional.of(new Shown(
                StepFigure.of(results, what, look),
                List.of(),
                EachRun.facts(results, StepResult::run, StepFacts::of),
                StepFacts.warnings(results),
                EachRun.names(results.stream().map(StepResult::run).toList()) + "-step",
                (file, options, seen) -> StepFiles.write(results, file, options, what, seen.of(look))));
    }
}
