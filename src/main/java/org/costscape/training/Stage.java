package org.costscape.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.TrainingCost;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;

/** What does the steps of a run as long as its settings stay the same, with all that is carried from step to step beside θ. */
final class Stage implements AutoCloseable {
    private final TrainingDefinition settings;
    private final TrainingCost steps;
    private final Optimizer optimizer;

    /**
     * @param steps stays the caller's to close
     * @param training J on the training set
     */
    Stage(TrainingDefinition settings, TrainingCost steps, CostFunction training, Precision precision) {
        this.settings = settings;
        this.steps = steps;
        this.optimizer = settings.optimizer().start(training, precision);
    }

    TrainingCost steps() {
        return steps;
    }

    /** θ ← the next θ, given the gradient, which is changed. */
    void step(ParameterVector theta, ParameterVector gradient, Pace pace) {
        settings.rules().forEach(rule -> rule.beforeStep(theta, gradient));
        optimizer.step(theta, gradient, pace);
        settings.rules().forEach(rule -> rule.afterStep(theta));
    }

    /** What is carried, by name. */
    Map<String, ParameterVector> memory() {
        Map<String, ParameterVector> memory = new LinkedHashMap<>(optimizer.state());
        memory.putAll(steps.state());
        return memory;
    }

    /** Takes over what the stage before carries, as far as it is of use here. */
    void carry(Stage before) {
        if (before.settings.optimizer().getClass() == settings.optimizer().getClass()) {
            assign(optimizer.state(), before.optimizer.state());
        }
        assign(steps.state(), before.steps.state()); // but states of a text in another number of streams
    }

    private static void assign(Map<String, ParameterVector> memory, Map<String, ParameterVector> before) {
        memory.forEach((name, vector) -> {
            ParameterVector known = before.get(name);
            if (known != null && known.layout().equals(vector.layout())) {
                vector.assign(known);
            }
        });
    }

    /**
     * Overwrites what is carried by what a checkpoint holds of it, as far as it is of use here.
     *
     * @param reached the settings that the checkpoint was reached with
     */
    void restore(Safetensors checkpoint, TrainingDefinition reached) {
        if (reached.optimizer().getClass() == settings.optimizer().getClass()) {
            restore(checkpoint, optimizer.state());
        }
        if (reached.batch() == settings.batch()) {
            restore(checkpoint, steps.state());
        }
    }

    /** Overwrites what is carried by what a checkpoint holds of it. */
    static void restore(Safetensors checkpoint, Map<String, ParameterVector> memory) {
        memory.forEach((name, vector) -> {
            try (ParameterVector saved = checkpoint.vector(name + ".", vector.layout(), vector.precision())) {
                vector.assign(saved);
            }
        });
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
