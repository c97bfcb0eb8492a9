package org.costscape.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.costscape.file.BadInputException;
import org.costscape.training.AdadeltaDefinition;
import org.costscape.training.AdagradDefinition;
import org.costscape.training.AdamDefinition;
import org.costscape.training.NesterovDefinition;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.RmsPropDefinition;
import org.costscape.training.SgdDefinition;

/** The optimizers that need the gradient alone, by the names of definition files, with their usual other hyperparameters. */
public enum OptimizerKind {
    SGD(SgdDefinition.class) {
        @Override
        OptimizerDefinition of(double learningRate) {
            return new SgdDefinition(learningRate, 0);
        }
    },
    NESTEROV(NesterovDefinition.class) {
        @Override
        OptimizerDefinition of(double learningRate) {
            return new NesterovDefinition(learningRate, 0);
        }
    },
    ADAM(AdamDefinition.class) {
        @Override
        OptimizerDefinition of(double learningRate) {
            return new AdamDefinition(learningRate, 0.9, 0.999, 1e-8);
        }
    },
    RMSPROP(RmsPropDefinition.class) {
        @Override
        OptimizerDefinition of(double learningRate) {
            return new RmsPropDefinition(learningRate, 0.99, 1e-8);
        }
    },
    ADAGRAD(AdagradDefinition.class) {
        @Override
        OptimizerDefinition of(double learningRate) {
            return new AdagradDefinition(learningRate, 1e-10);
        }
    },
    ADADELTA(AdadeltaDefinition.class) {
        @Override
        OptimizerDefinition of(double learningRate) {
            return new AdadeltaDefinition(learningRate, 0.95, 1e-6);
        }
    };

    private final Class<? extends OptimizerDefinition> type;

    OptimizerKind(Class<? extends OptimizerDefinition> type) {
        this.type = type;
    }

    /** One of this kind, without momentum where that is one of its hyperparameters. */
    abstract OptimizerDefinition of(double learningRate);

    /** Whether an optimizer is of this kind. */
    public boolean is(OptimizerDefinition optimizer) {
        return type.isInstance(optimizer);
    }

    /** Its name in definition files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a name.
     *
     * @throws BadInputException if there is none
     */
    public static OptimizerKind parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new BadInputException("optimizer: expected one of "
                        + Arrays.stream(values()).map(OptimizerKind::text).collect(Collectors.joining(", "))
                        + ", found \"" + text + "\""));
    }
}
