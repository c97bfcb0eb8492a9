package org.costscape.app;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.Parsers;
import org.costscape.app.option.TextOption;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.OptimizerKind;
import org.costscape.experiment.SettingsEdit;
import org.costscape.file.BadInputException;
import org.costscape.training.Momentum;
import org.costscape.training.NesterovDefinition;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.SgdDefinition;
import org.costscape.training.TrainingDefinition;

/** The settings of training as they stand in the toolbar: those of the experiment or run that is chosen, until they are changed. */
final class SettingsModel {
    private static final double MOST_RATE = 1e6;
    private static final int MOST_STEPS = 100_000_000;

    private final ChoiceOption<OptimizerKind> optimizer = new ChoiceOption<>(
            "optimizer",
            "optimizer",
            "The rule by which a step follows from the gradient; another one begins without memory",
            Option.Use.COMPUTING,
            List.of(OptimizerKind.values()),
            OptimizerKind::text);
    private final TextOption<Double> rate = number(
            "learning-rate", "lr", "Learning rate η, before the schedule multiplies it", Parsers.number(0, MOST_RATE));
    private final TextOption<Double> momentum =
            number("momentum", "momentum", "Momentum μ, 0 … 1 without 1", Parsers.number(0, Math.nextDown(1.0)));
    private final TextOption<Integer> batch =
            whole("batch", "batch", "What one step sees: examples, or streams of a text");
    private final TextOption<Integer> steps = whole("steps", "steps", "Number of training steps of the whole run");
    private final TextOption<Integer> seed = new TextOption<>(
            "seed",
            "seed",
            "Seed of all randomness: the same seed gives the same run, bit for bit; another one begins a new run",
            Option.Use.COMPUTING,
            "1",
            Parsers.whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
            List.of());
    private Optional<Experiment> experiment = Optional.empty();

    private static TextOption<Double> number(String id, String name, String meaning, TextOption.Parser<Double> parser) {
        return new TextOption<>(id, name, meaning, Option.Use.COMPUTING, "0", parser, List.of());
    }

    private static TextOption<Integer> whole(String id, String name, String meaning) {
        return new TextOption<>(id, name, meaning, Option.Use.COMPUTING, "1", Parsers.whole(1, MOST_STEPS), List.of());
    }

    /** All of them, in their order. */
    List<Option<?>> options() {
        return List.of(optimizer, rate, momentum, batch, steps, seed);
    }

    /** Shows the settings of another experiment or run, or those in force now. */
    void show(Optional<Experiment> now) {
        experiment = now;
        now.ifPresent(shown -> {
            TrainingDefinition training = shown.training();
            OptimizerDefinition rule = training.optimizer();
            Optional<OptimizerKind> kind = kind(rule);
            optimizer.offeredProperty().set(kind.isPresent());
            kind.ifPresent(optimizer.chosenProperty()::set);
            rate.textProperty().set(Parsers.plain(rule.learningRate()));
            Optional<Double> constant = momentum(rule);
            momentum.offeredProperty().set(constant.isPresent());
            constant.ifPresent(value -> momentum.textProperty().set(Parsers.plain(value)));
            batch.offeredProperty().set(shown.data().outputs() > 0);
            batch.textProperty().set(Integer.toString(training.batch()));
            steps.textProperty().set(Integer.toString(training.steps()));
            seed.textProperty().set(Long.toString(shown.seed()));
        });
    }

    /** What was changed, apart from the seed. */
    SettingsEdit edit() {
        if (experiment.isEmpty() || options().stream().anyMatch(SettingsModel::wrong)) {
            return SettingsEdit.NONE;
        }
        TrainingDefinition now = experiment.get().training();
        OptimizerDefinition rule = now.optimizer();
        boolean otherKind =
                optimizer.offeredProperty().get() && !optimizer.get().is(rule);
        boolean otherRate = rate.get() != rule.learningRate();
        return new SettingsEdit(
                otherKind ? Optional.of(optimizer.get()) : Optional.empty(),
                otherKind || otherRate ? OptionalDouble.of(rate.get()) : OptionalDouble.empty(),
                otherKind || !changed(momentum, momentum(rule))
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(momentum.get()),
                changed(batch, Optional.of(now.batch())) ? OptionalInt.of(batch.get()) : OptionalInt.empty(),
                changed(steps, Optional.of(now.steps())) ? OptionalInt.of(steps.get()) : OptionalInt.empty());
    }

    /** Whether another seed was typed. */
    boolean seedChanged() {
        return experiment
                .filter(now -> !wrong(seed) && seed.get() != now.seed())
                .isPresent();
    }

    /**
     * The experiment with these settings, for a new run.
     *
     * @throws BadInputException if they do not fit it
     */
    Optional<Experiment> edited() {
        return experiment.map(now -> {
            Experiment changed = now.withTraining(edit().of(now.training()));
            return seedChanged() ? changed.withSeed(seed.get()) : changed;
        });
    }

    private static <T> boolean changed(Option<T> option, Optional<T> now) {
        return option.offeredProperty().get()
                && now.filter(value -> !value.equals(option.get())).isPresent();
    }

    private static boolean wrong(Option<?> option) {
        return option.offeredProperty().get() && option.valueProperty().get().isEmpty();
    }

    private static Optional<OptimizerKind> kind(OptimizerDefinition rule) {
        return List.of(OptimizerKind.values()).stream()
                .filter(each -> each.is(rule))
                .findFirst();
    }

    /** A momentum that is always the same; empty for a rule that has none, or one with a schedule. */
    private static Optional<Double> momentum(OptimizerDefinition rule) {
        Optional<Momentum> found = Optional.empty();
        if (rule instanceof SgdDefinition sgd) {
            found = Optional.of(sgd.momentum());
        } else if (rule instanceof NesterovDefinition nesterov) {
            found = Optional.of(nesterov.momentum());
        }
        return found.flatMap(momentum ->
                momentum instanceof Momentum.Constant constant ? Optional.of(constant.value()) : Optional.empty());
    }
}
