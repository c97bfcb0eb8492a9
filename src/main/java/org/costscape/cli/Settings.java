package org.costscape.cli;

import java.util.Optional;
import org.costscape.experiment.OptimizerKind;
import org.costscape.experiment.SettingsEdit;
import org.costscape.file.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Settings of training that can be another than the experiment's, and changed while a run goes on. */
final class Settings {
    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Training steps of the whole run; the experiment's by default.")
    private @Nullable Integer steps;

    @Option(names = "--learning-rate", paramLabel = "η", description = "Learning rate, before the schedule.")
    private @Nullable Double learningRate;

    @Option(names = "--momentum", paramLabel = "μ", description = "Momentum of sgd or nesterov.")
    private @Nullable Double momentum;

    @Option(names = "--batch", paramLabel = "N", description = "Examples in a minibatch.")
    private @Nullable Integer batch;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            converter = Kinds.class,
            description = "sgd, nesterov, adam, rmsprop, adagrad or adadelta; another one needs --learning-rate too.")
    private @Nullable OptimizerKind optimizer;

    /** What is to be another. */
    SettingsEdit edit() {
        return new SettingsEdit(
                Optional.ofNullable(optimizer),
                Given.of(learningRate),
                Given.of(momentum),
                Given.of(batch),
                Given.of(steps));
    }

    /** Reads the name of an optimizer. */
    static final class Kinds implements ITypeConverter<OptimizerKind> {
        @Override
        public OptimizerKind convert(String text) {
            try {
                return OptimizerKind.parse(text);
            } catch (BadInputException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
