package org.costscape.experiment;

import org.costscape.cost.CostDefinition;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.ObjectiveDefinition;
import org.costscape.cost.ToyDefinition;
import org.costscape.file.BadInputException;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.NetworkDefinition;
import org.costscape.training.OptimizerDefinition;

/** Whether the parts of an experiment are of one kind: a toy, a language model on a text, or a network on examples. */
final class Kinds {
    private Kinds() {}

    /** @throws BadInputException naming the field that does not fit the others */
    static void check(
            DataDefinition data, NetworkDefinition network, CostDefinition objective, OptimizerDefinition optimizer) {
        boolean toy = objective instanceof ToyDefinition;
        checkPart("data", toy, data instanceof DataDefinition.None);
        checkPart("network", toy, network instanceof NetworkDefinition.None);
        if (!toy && optimizer.needsHessian()) {
            throw new BadInputException("training.optimizer: expected sgd, adam or another that needs only the"
                    + " gradient, because the exact Hessian is known of toys alone, found "
                    + optimizer.title());
        }
        boolean text = data instanceof TextData;
        if (text != network instanceof LanguageModelDefinition) {
            throw new BadInputException(
                    text
                            ? "network: expected a language-model, because the data are a text, found another network"
                            : "network: expected a feedforward network, because the data are not a text,"
                                    + " found a language-model");
        }
        if (text && !(objective instanceof CrossEntropyDefinition)) {
            throw new BadInputException("objective: expected cross-entropy for a language-model, found another");
        }
        if (objective instanceof ObjectiveDefinition ofOutputs && ofOutputs.needsClasses() && !data.classified()) {
            throw new BadInputException("objective: expected squared-error, because the data are target numbers without"
                    + " classes, found one that needs classes");
        }
    }

    private static void checkPart(String field, boolean toy, boolean none) {
        if (toy != none) {
            throw new BadInputException(
                    toy
                            ? field + ": expected the type none, because the objective is a toy, found another"
                            : field + ": expected another type, because the objective is not a toy, found none");
        }
    }
}
