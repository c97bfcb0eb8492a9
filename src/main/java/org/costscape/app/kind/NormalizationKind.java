package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.costscape.app.option.Option;
import org.costscape.app.option.Parsers;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.NormalizationFigure;
import org.costscape.experiment.NormalizationFiles;
import org.costscape.experiment.NormalizationRequest;
import org.costscape.experiment.NormalizationResult;
import org.costscape.experiment.NormalizationStudy;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.landscape.NormalizationStages;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** What a batch normalization makes of its inputs, equation by equation. */
final class NormalizationKind extends RunKind<NormalizationResult> {
    private static final int MOST = 1_000_000;
    private static final List<String> STAGES = List.of("Z", "Z̃", "Ẑ", "H");
    private static final String SOURCE = " Source: Goodfellow et al., Deep Learning, 2016, section 8.7.1.";

    private final TextOption<Optional<Integer>> layer = Fields.optional(
            "normalization-layer",
            "Layer",
            "first",
            "The batch normalization, counted from 0 among all layers; empty for the first one",
            Parsers.whole(0, MOST));
    private final TextOption<Optional<Integer>> unit = Fields.optional(
            "normalization-unit",
            "Unit",
            "all",
            "One unit, from 0 on; empty for all units of the layer",
            Parsers.whole(0, MOST));

    NormalizationKind() {
        super(
                "normalization",
                "Batch norm equations",
                "A histogram of a layer's values after each equation of its batch normalization");
    }

    @Override
    public Optional<SnapshotChoice> usual() {
        return Optional.of(SnapshotChoice.BEST);
    }

    @Override
    public List<Option<?>> options() {
        return List.of(layer, unit);
    }

    @Override
    public Optional<String> unsuited(Experiment experiment) {
        return experiment.network().couplesExamples()
                ? Optional.empty()
                : Optional.of(experiment.name() + " has no batch normalization; try deep-mlp-bn or sigmoid-3x100-bn.");
    }

    private record Stages(RunFolder run, NormalizationRequest request) implements Work<NormalizationResult> {
        @Override
        public String title() {
            return "batch norm equations";
        }

        @Override
        public NormalizationResult run(Engine engine, Consumer<NormalizationResult> partial, Progress progress) {
            return new NormalizationStudy(engine.of(run)).run(run, request, progress);
        }
    }

    @Override
    Plan<NormalizationResult> plan(Subject subject, Subject.OfRun run) {
        NormalizationRequest request = new NormalizationRequest(
                at(subject),
                layer.get().map(OptionalInt::of).orElse(OptionalInt.empty()),
                unit.get().map(OptionalInt::of).orElse(OptionalInt.empty()));
        NormalizationStudy.layer(run.experiment(), request);
        return new Plan.Compute<>(new Stages(run.folder(), request));
    }

    @Override
    public Drawing<NormalizationResult> drawing() {
        return NormalizationKind::shown;
    }

    private static Optional<Shown> shown(NormalizationResult result) {
        return Optional.of(new Shown(
                NormalizationFigure.of(result),
                List.of(),
                facts(result),
                List.of(),
                EachRun.name(result.run()) + "-normalization",
                (file, options, seen) -> NormalizationFiles.write(result, file, options)));
    }

    private static List<Fact> facts(NormalizationResult result) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < STAGES.size(); i++) {
            NormalizationStages.Stage stage = result.stages().stages().get(i);
            facts.add(new Fact(
                    "Deviation of " + STAGES.get(i),
                    Numbers.threeDigits(stage.values().deviation()),
                    "Standard deviation of all values at stage " + (i + 1) + " of 4, over units and examples."
                            + SOURCE));
        }
        facts.add(new Fact(
                "ε",
                Numbers.threeDigits(result.rule().epsilon()),
                "Added to the variance, so that a constant unit is not divided by 0." + SOURCE));
        if (result.stages().units().size() == 1) {
            NormalizationStages.Unit only = result.stages().units().get(0);
            facts.add(new Fact("γ", Numbers.threeDigits(only.gamma()), "The learned scale of the unit." + SOURCE));
            facts.add(new Fact("β", Numbers.threeDigits(only.beta()), "The learned shift of the unit." + SOURCE));
        }
        return facts;
    }
}
