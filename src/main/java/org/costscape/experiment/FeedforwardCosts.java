package org.costscape.experiment;

import org.costscape.cost.NetworkCost;
import org.costscape.cost.NetworkTraining;
import org.costscape.cost.TrainingCost;
import org.costscape.dataset.Split;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.training.Initialization;

/** The costs of a feed-forward network on examples. */
final class FeedforwardCosts implements Costs {
    private final Experiment experiment;
    private final NetworkCost training;
    private final NetworkCost heldOut;

    FeedforwardCosts(Experiment experiment, Network network, Split data, Parallel parallel) {
        this.experiment = experiment;
        this.training =
                new NetworkCost(network, experiment.objective(), data.training(), experiment.precision(), parallel);
        this.heldOut =
                new NetworkCost(network, experiment.objective(), data.heldOut(), experiment.precision(), parallel);
    }

    @Override
    public NetworkCost training() {
        return training;
    }

    @Override
    public NetworkCost heldOut() {
        return heldOut;
    }

    @Override
    public ParameterVector start(Initialization rule) {
        return rule.draw(training.layout(), experiment.precision(), experiment.seed());
    }

    @Override
    public TrainingCost steps() {
        return new NetworkTraining(training, experiment.training().batch(), experiment.seed(), experiment.precision());
    }

    @Override
    public void close() {
        training.close();
        heldOut.close();
    }
}
