package org.costscape.experiment;

import java.util.Optional;
import org.costscape.cost.CostFunction;
import org.costscape.cost.ObjectiveDefinition;
import org.costscape.cost.Outputs;
import org.costscape.cost.ToyDefinition;
import org.costscape.cost.TrainingCost;
import org.costscape.dataset.DataSplit;
import org.costscape.dataset.Split;
import org.costscape.dataset.TextSplit;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.training.Initialization;
import org.jspecify.annotations.Nullable;

/** An experiment's network with its costs: here the kinds of experiments part. */
interface Costs extends AutoCloseable {
    /** J on the training set. */
    CostFunction training();

    /** J on the training set, computed in double whatever the precision of the experiment; the caller closes it. */
    CostFunction trainingInDouble();

    /** J on the held-out set, if anything is held out. */
    Optional<CostFunction> heldOut();

    /** J of a network with batch normalization, whose statistics can be chosen; empty for any other. */
    default Optional<NormalizedCosts> normalized() {
        return Optional.empty();
    }

    /**
     * The network's outputs on the first examples or tokens of the training set; the caller closes them.
     *
     * @param examples how many, at most
     * @param statistics of batch normalizations, where they are not those of these examples
     * @return empty where there is no network
     */
    Optional<Outputs> outputs(int examples, @Nullable ParameterVector statistics);

    /** θ₀ drawn by a rule; the caller closes it. */
    ParameterVector start(Initialization rule);

    /**
     * What each step of training lowers with a size of the minibatches; the caller closes it.
     *
     * @throws org.costscape.file.BadInputException if the data do not fill one
     */
    TrainingCost steps(int batch);

    /**
     * Number of steps with a size of the minibatches after which all data were seen once.
     *
     * @throws org.costscape.file.BadInputException if the data do not fill one
     */
    int stepsAnEpoch(int batch);

    @Override
    void close();

    /**
     * Builds the network and allocates what its costs need.
     *
     * @param data of the kind that the experiment names
     */
    static Costs of(Experiment experiment, DataSplit data, Parallel parallel) {
        if (experiment.network() instanceof LanguageModelDefinition definition && data instanceof TextSplit text) {
            return new LanguageModelCosts(experiment, definition.build(), text, parallel);
        }
        if (experiment.network() instanceof FeedforwardDefinition definition
                && experiment.objective() instanceof ObjectiveDefinition objective
                && data instanceof Split examples) {
            return new FeedforwardCosts(experiment, definition.build(), objective, examples, parallel);
        }
        if (experiment.objective() instanceof ToyDefinition toy) {
            return new ToyCosts(experiment, toy);
        }
        throw new IllegalArgumentException("an experiment's parts are of one kind");
    }
}
