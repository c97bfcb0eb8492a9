package org.costscape.experiment;

import java.util.List;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;

/**
 * The costs and gradients of a run before and after decays of its learning rate, with all that is needed to compute them again.
 *
 * @param run the run
 * @param definition what it was trained on
 * @param data which examples the cost is a mean over, for captions
 * @param history what was measured along the run itself
 * @param steps number of steps of each decay
 * @param top number k of eigenvectors that span the top eigenspace
 * @param branches one for each snapshot, in order of steps
 */
public record ValleyResult(
        RunFolder run,
        RunDefinition definition,
        String data,
        List<HistoryEntry> history,
        int steps,
        int top,
        List<Branch> branches) {
    public ValleyResult {
        history = List.copyOf(history);
        branches = List.copyOf(branches);
    }

    /**
     * One decay.
     *
     * @param step of the snapshot that it starts from
     * @param sha256 hash of its θ
     * @param rate learning rate that falls to zero
     * @param continued whether it goes on with all that training carried there, see {@link
     *     org.costscape.training.LearningRateDecay#continued}
     * @param costs of the training set along the decay, the first at the snapshot, the last at its end
     * @param before the gradient at the snapshot
     * @param after the gradient at the end of the decay
     */
    public record Branch(
            int step, String sha256, double rate, boolean continued, List<Cost> costs, Split before, Split after) {
        public Branch {
            costs = List.copyOf(costs);
        }

        /** J at the snapshot. */
        public double costBefore() {
            return costs.get(0).value();
        }

        /** J at the end of the decay. */
        public double costAfter() {
            return costs.get(costs.size() - 1).value();
        }
    }

    /**
     * J on the training set.
     *
     * @param step number of training steps done, those of the decay among them
     * @param value in the objective's unit
     */
    public record Cost(int step, double value) {}

    /**
     * The gradient g of the training cost, in double, in the span of the top eigenvectors of the Hessian at the same θ and beside it.
     *
     * @param square ‖g‖²
     * @param topSquare ‖g_top‖²
     * @param restSquare ‖g_rest‖²
     * @param eigenvalues the k largest, from the largest down
     * @param residuals ‖Hv − λv‖ of each
     * @param lanczosSteps that they took
     */
    public record Split(
            double square,
            double topSquare,
            double restSquare,
            List<Double> eigenvalues,
            List<Double> residuals,
            int lanczosSteps) {
        public Split {
            eigenvalues = List.copyOf(eigenvalues);
            residuals = List.copyOf(residuals);
        }

        /** The largest residual, relative to the largest absolute value of these eigenvalues; 0 where all of them are 0. */
        public double relativeResidual() {
            double scale = eigenvalues.stream().mapToDouble(Math::abs).max().orElseThrow();
            return scale == 0
                    ? 0
                    : residuals.stream().mapToDouble(each -> each).max().orElseThrow() / scale;
        }

        /** ‖g_top‖²/‖g‖², 0 where there is no gradient. */
        public double share() {
            return square == 0 ? 0 : topSquare / square;
        }
    }
}
