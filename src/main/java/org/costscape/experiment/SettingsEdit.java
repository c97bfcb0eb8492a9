package org.costscape.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.costscape.file.BadInputException;
import org.costscape.training.Momentum;
import org.costscape.training.NesterovDefinition;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.SgdDefinition;
import org.costscape.training.TrainingDefinition;

/**
 * What is to be another in the settings of training; empty is what stays as it is.
 *
 * @param optimizer another kind needs a learning rate too, because none fits all; its other hyperparameters are the usual ones
 * @param learningRate η, before the schedule
 * @param momentum μ of sgd or nesterov
 * @param batch examples in a minibatch
 * @param steps number of steps of the whole run
 */
public record SettingsEdit(
        Optional<OptimizerKind> optimizer,
        OptionalDouble learningRate,
        OptionalDouble momentum,
        OptionalInt batch,
        OptionalInt steps) {
    /** Nothing. */
    public static final SettingsEdit NONE = new SettingsEdit(
            Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty());

    /**
     * The settings with it.
     *
     * @throws BadInputException if they do not fit each other
     */
    public TrainingDefinition of(TrainingDefinition before) {
        return before.with(
                withMomentum(withKind(before.optimizer())), batch.orElse(before.batch()), steps.orElse(before.steps()));
    }

    private OptimizerDefinition withKind(OptimizerDefinition before) {
        if (optimizer.isEmpty() || optimizer.get().is(before)) {
            return learningRate.isPresent() ? before.withLearningRate(learningRate.getAsDouble()) : before;
        }
        if (learningRate.isEmpty()) {
            throw new BadInputException("optimizer: expected a learning rate with another optimizer, found "
                    + optimizer.get().text() + " alone; add --learning-rate");
        }
        return optimizer.get().of(learningRate.getAsDouble());
    }

    private OptimizerDefinition withMomentum(OptimizerDefinition of) {
        if (momentum.isEmpty()) {
            return of;
        }
        Momentum mu = new Momentum.Constant(momentum.getAsDouble());
        if (of instanceof SgdDefinition) {
            return new SgdDefinition(of.learningRate(), mu);
        }
        if (of instanceof NesterovDefinition) {
            return new NesterovDefinition(of.learningRate(), mu);
        }
        throw new BadInputException("momentum: expected none with " + of.title() + ", found " + momentum.getAsDouble()
                + "; use sgd or nesterov");
    }
}
