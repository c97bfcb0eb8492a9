package org.costscape.experiment;

import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.LanguageModelCost;
import org.costscape.cost.LanguageModelOutputs;
import org.costscape.cost.LanguageModelTraining;
import org.costscape.cost.Outputs;
import org.costscape.cost.TrainingCost;
import org.costscape.dataset.Text;
import org.costscape.dataset.TextSplit;
import org.costscape.dataset.TextStreams;
import org.costscape.network.LanguageModel;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.training.Initialization;
import org.jspecify.annotations.Nullable;

/** The costs of a language model on a text. */
final class LanguageModelCosts implements Costs {
    private final Experiment experiment;
    private final LanguageModel model;
    private final Text text;
    private final TextUse use;
    private final TextStreams measured;
    private final Parallel parallel;
    private final CostFunction training;
    private final CostFunction heldOut;

    LanguageModelCosts(Experiment experiment, LanguageModel model, TextSplit data, Parallel parallel) {
        this.experiment = experiment;
        this.model = model;
        this.parallel = parallel;
        this.text = data.training();
        this.use = ((TextData) experiment.data()).use();
        this.measured = use.measured(data.training());
        this.training = new LanguageModelCost(model, measured, experiment.precision(), parallel);
        this.heldOut = new LanguageModelCost(model, use.measured(data.heldOut()), experiment.precision(), parallel);
    }

    @Override
    public CostFunction training() {
        return training;
    }

    @Override
    public CostFunction trainingInDouble() {
        return new LanguageModelCost(model, measured, Precision.DOUBLE, parallel);
    }

    @Override
    public Optional<CostFunction> heldOut() {
        return Optional.of(heldOut);
    }

    @Override
    public Optional<Outputs> outputs(int examples, @Nullable ParameterVector statistics) {
        return Optional.of(new LanguageModelOutputs(model, measured, examples));
    }

    @Override
    public ParameterVector start(Initialization rule) {
        ParameterVector theta = rule.draw(model.layout(), experiment.precision(), experiment.seed());
        model.addForgetBias(theta);
        return theta;
    }

    @Override
    public TrainingCost steps(int batch) {
        return new LanguageModelTraining(model, streams(batch), experiment.seed(), experiment.precision(), parallel);
    }

    private TextStreams streams(int batch) {
        return TextStreams.continuous(text, batch, use.window());
    }

    @Override
    public int stepsAnEpoch(int batch) {
        return streams(batch).windows();
    }

    @Override
    public void close() {
        training.close();
        heldOut.close();
    }
}
