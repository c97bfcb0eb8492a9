package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.ModesFigure;
import org.costscape.experiment.ModesFiles;
import org.costscape.experiment.ModesResult;
import org.costscape.experiment.ModesStudy;
import org.costscape.experiment.Numbers;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** The modes of a deep linear network over the steps of its training, with the curves of the theory. */
final class ModesKind extends RunKind<ModesResult> {
    private static final String SOURCE = " Source: Saxe, McClelland, Ganguli, ICLR 2014, section 1.";

    ModesKind() {
        super(
                "modes",
                "Saxe modes",
                "The modes of a deep linear network over training, against the curves of Saxe's theory");
    }

    @Override
    public Optional<String> unsuited(Experiment experiment) {
        return ModesStudy.unsuited(experiment)
                .map(why -> "The theory of modes is that of deep linear networks which plain gradient descent trains on"
                        + " the squared error; try saxe-linear.\n\nOf " + experiment.name() + ", " + why + ".");
    }

    private record Modes(RunFolder run) implements Work<ModesResult> {
        @Override
        public String title() {
            return "modes";
        }

        @Override
        public ModesResult run(Engine engine, Consumer<ModesResult> partial, Progress progress) {
            return new ModesStudy(engine.of(run)).run(run, progress);
        }
    }

    @Override
    Plan<ModesResult> plan(Subject subject, Subject.OfRun run) {
        return new Plan.Compute<>(new Modes(run.folder()));
    }

    @Override
    public Drawing<ModesResult> drawing() {
        return ModesKind::shown;
    }

    private static Optional<Shown> shown(ModesResult result) {
        return Optional.of(new Shown(
                ModesFigure.of(result),
                List.of(),
                facts(result),
                result.factors() == 2
                        ? List.of()
                        : List.of(
                                "With more than two layers each curve begins at what the network has learned of its mode:"
                                        + " only the shape of its rise is predicted."),
                EachRun.name(result.run()) + "-modes",
                (file, options, seen) -> ModesFiles.write(result, file, options)));
    }

    private static List<Fact> facts(ModesResult result) {
        List<Fact> facts = new ArrayList<>();
        for (ModesResult.Mode mode : result.modes()) {
            facts.add(new Fact(
                    "s = " + Numbers.threeDigits(mode.theory().strength()),
                    steps(mode.halfStep()) + " / " + steps(OptionalDouble.of(mode.theoreticalHalfStep())),
                    "The step at which half of the mode of this strength was learned, and by the theory." + SOURCE));
        }
        facts.add(new Fact(
                "τ",
                Numbers.threeDigits(result.timeConstant()) + " steps",
                "Time constant of the theory, 1/η." + SOURCE));
        facts.add(new Fact(
                "Lowest cost",
                Numbers.threeDigits(Math.max(0, result.floor())), // which rounding may take below 0
                "The lowest cost that a linear network with these layers reaches."));
        return facts;
    }

    private static String steps(OptionalDouble step) {
        return step.isPresent() ? Numbers.threeDigits(step.getAsDouble()) : "–";
    }
}
