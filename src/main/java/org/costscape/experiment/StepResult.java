package org.costscape.experiment;

import java.util.List;
import java.util.Optional;
import org.costscape.landscape.ActivationChange;
import org.costscape.landscape.CostChange;
import org.costscape.landscape.LayerSplit;
import org.costscape.landscape.StepSurface;
import org.costscape.landscape.UnitScatter;
import org.costscape.training.RunFolder;

/**
 * What one step of training does, with all that is needed to compute it again.
 *
 * @param run the run
 * @param definition what it was trained on
 * @param request what was asked for
 * @param step t
 * @param sha256 hash of θ_t
 * @param rate η
 * @param rule how the step was done, in words
 * @param data which examples the costs are means over, for captions
 * @param gradientNorm ‖g‖ of the minibatch
 * @param stepLength ‖θ_{t+1} − θ_t‖
 * @param y the other direction d, at θ_t
 * @param cosine of the angle between the step and the other direction
 * @param minibatch how J_B changes
 * @param training how J on the training set changes
 * @param before the plane around θ_t: θ_t + a(θ_{t+1} − θ_t) + bd
 * @param after the plane around θ_{t+1}, with the same directions
 * @param split the layers apart; empty where there is a single weight matrix
 * @param activations of each layer from the first on; none of a toy or a language model
 * @param scatter of two units of the last hidden layer; empty where there are not two
 */
public record StepResult(
        RunFolder run,
        RunDefinition definition,
        StepRequest request,
        int step,
        String sha256,
        double rate,
        String rule,
        String data,
        double gradientNorm,
        double stepLength,
        DirectionFacts y,
        double cosine,
        CostChange minibatch,
        CostChange training,
        StepSurface before,
        StepSurface after,
        Optional<Split> split,
        List<ActivationChange> activations,
        Optional<UnitScatter> scatter) {
    /**
     * The step of the lower and that of the upper layers apart: J(θ_t + aΔ_lower + bΔ_upper).
     *
     * @param layers which belong to which part
     * @param surface a of the lower, b of the upper layers
     */
    public record Split(LayerSplit layers, StepSurface surface) {
        /** What the upper layers see: J along b with the lower layers at θ_t. */
        public List<Double> upperBefore() {
            return surface.slice(0, true);
        }

        /** J along b with the lower layers' step done. */
        public List<Double> upperAfter() {
            return surface.slice(1, true);
        }
    }

    /** The same with what the step does in the network. */
    StepResult with(List<ActivationChange> changes, Optional<UnitScatter> units) {
        return new StepResult(
                run,
                definition,
                request,
                step,
                sha256,
                rate,
                rule,
                data,
                gradientNorm,
                stepLength,
                y,
                cosine,
                minibatch,
                training,
                before,
                after,
                split,
                changes,
                units);
    }

    /** The last hidden layer, or the only one: where the scatter is taken from. */
    Optional<ActivationChange> lastHidden() {
        return activations.isEmpty()
                ? Optional.empty()
                : Optional.of(activations.get(Math.max(0, activations.size() - 2)));
    }
}
