package org.costscape.experiment;

import java.util.Optional;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Outputs;
import org.costscape.cost.ToyCost;
import org.costscape.cost.ToyDefinition;
import org.costscape.cost.ToyTraining;
import org.costscape.cost.TrainingCost;
import org.costscape.parameter.ParameterVector;
import org.costscape.training.Initialization;
import org.jspecify.annotations.Nullable;

/** A toy is its own cost; nothing is held out. */
final class ToyCosts implements Costs {
    private final Experiment experiment;
    private final ToyDefinition toy;
    private final ToyCost cost;

    ToyCosts(Experiment experiment, ToyDefinition toy) {
        this.experiment = experiment;
        this.toy = toy;
        this.cost = new ToyCost(toy);
    }

    @Override
    public CostFunction training() {
        return cost;
    }

    @Override
    public CostFunction trainingInDouble() {
        return new ToyCost(toy);
    }

    @Override
    public Optional<CostFunction> heldOut() {
        return Optional.empty();
    }

    @Override
    public Optional<Outputs> outputs(int examples, @Nullable ParameterVector statistics) {
        return Optional.empty();
    }

    @Override
    public ParameterVector start(Initialization rule) {
        return rule.draw(cost.layout(), experiment.precision(), experiment.seed());
    }

    @Override
    public TrainingCost steps(int batch) {
        return new ToyTraining(new ToyCost(toy));
    }

    @Override
    public int stepsAnEpoch(int batch) {
        return 1;
    }

    @Override
    public void close() {
        cost.close();
    }
}
