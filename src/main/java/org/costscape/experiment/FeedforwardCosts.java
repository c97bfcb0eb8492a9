package org.costscape.experiment;

import java.util.Optional;
import java.util.function.Supplier;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.NetworkCost;
import org.costscape.cost.NetworkOutputs;
import org.costscape.cost.NetworkTraining;
import org.costscape.cost.ObjectiveDefinition;
import org.costscape.cost.Outputs;
import org.costscape.cost.TrainingCost;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.training.Initialization;
import org.jspecify.annotations.Nullable;

/** The costs of a feed-forward network on examples. */
final class FeedforwardCosts implements Costs {
    private final Experiment experiment;
    private final Split data;
    private final Parallel parallel;
    private final NetworkCost training;
    private final NetworkCost heldOut;
    private final Supplier<CostFunction> inDouble;

    FeedforwardCosts(
            Experiment experiment, Network network, ObjectiveDefinition objective, Split data, Parallel parallel) {
        this.experiment = experiment;
        this.inDouble = () -> new NetworkCost(network, objective, data.training(), Precision.DOUBLE, parallel);
        this.data = data;
        this.parallel = parallel;
        this.training = new NetworkCost(network, objective, data.training(), experiment.precision(), parallel);
        this.heldOut = new NetworkCost(network, objective, data.heldOut(), experiment.precision(), parallel);
    }

    @Override
    public NetworkCost training() {
        return training;
    }

    @Override
    public CostFunction trainingInDouble() {
        return inDouble.get();
    }

    @Override
    public Optional<CostFunction> heldOut() {
        return Optional.of(heldOut);
    }

    @Override
    public Optional<NormalizedCosts> normalized() {
        return experiment.network().couplesExamples()
                ? Optional.of(new NormalizedCosts(training, heldOut))
                : Optional.empty();
    }

    @Override
    public Optional<Outputs> outputs(int examples, @Nullable ParameterVector statistics) {
        return Optional.of(new NetworkOutputs(training.network(), data.training(), examples, statistics, parallel));
    }

    @Override
    public ParameterVector start(Initialization rule) {
        return rule.draw(training.layout(), experiment.precision(), experiment.seed());
    }

    @Override
    public TrainingCost steps(int batch) {
        return new NetworkTraining(training, filled(batch), experiment.seed(), experiment.precision());
    }

    @Override
    public int stepsAnEpoch(int batch) {
        return NetworkTraining.stepsAnEpoch(data.training().size(), filled(batch));
    }

    private int filled(int batch) {
        if (batch > data.training().size()) {
            throw new BadInputException("experiment " + experiment.name() + ": training.batch: expected 1 … "
                    + data.training().size() + ", the number of examples in "
                    + data.training().name() + ", found " + batch
                    + "; choose a smaller one with --batch, or in the definition");
        }
        return batch;
    }

    @Override
    public void close() {
        training.close();
        heldOut.close();
    }
}
