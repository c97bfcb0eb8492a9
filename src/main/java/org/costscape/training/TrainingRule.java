package org.costscape.training;

import java.util.List;
import java.util.Objects;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;

/** What is done to each step of training beside the optimizer's own rule; the cost that is measured and drawn is without it. */
public sealed interface TrainingRule
        permits TrainingRule.ClipNorm, TrainingRule.WeightDecay, TrainingRule.MaxColumnNorm {
    /**
     * That it fits a network.
     *
     * @param weights number of weight matrices that the network has
     */
    default void checkFits(int weights) {}

    /** Changes the gradient before the optimizer sees it. */
    default void beforeStep(ParameterVector theta, ParameterVector gradient) {}

    /** Changes θ after the optimizer's step. */
    default void afterStep(ParameterVector theta) {}

    /**
     * g ← g · limit/‖g‖ where the norm ‖g‖ of the whole gradient is above the limit.
     *
     * <p>Reference: Pascanu, Mikolov, Bengio, "On the difficulty of training recurrent neural networks", ICML 2013, algorithm
     * 1.
     *
     * @param limit more than 0
     */
    record ClipNorm(double limit) implements TrainingRule {
        public ClipNorm {
            Hyperparameters.positive("limit", limit);
        }

        @Override
        public void beforeStep(ParameterVector theta, ParameterVector gradient) {
            double norm = gradient.norm();
            if (norm > limit) {
                gradient.scale(limit / norm);
            }
        }
    }

    /**
     * g ← g + λw for all weights w, not for biases: the gradient of ½λ‖w‖².
     *
     * @param rate λ, more than 0
     */
    record WeightDecay(double rate) implements TrainingRule {
        public WeightDecay {
            Hyperparameters.positive("rate", rate);
        }

        @Override
        public void beforeStep(ParameterVector theta, ParameterVector gradient) {
            for (Block block : theta.layout().blocks()) {
                if (block.shape().size() > 1) {
                    double[] w = theta.widened(block);
                    double[] g = gradient.widened(block);
                    for (int i = 0; i < g.length; i++) {
                        g[i] += rate * w[i];
                    }
                    gradient.writeRounded(block, g);
                }
            }
        }
    }

    /**
     * The weights into each unit, of a maxout unit into each of its pieces, are scaled down to a norm of the limit where theirs
     * is larger.
     *
     * <p>Reference: Srebro, Shraibman, "Rank, trace-norm and max-norm", COLT 2005; as in Goodfellow, Warde-Farley, Mirza,
     * Courville, Bengio, "Maxout networks", ICML 2013, section 5.
     *
     * @param limits one for each weight matrix from the inputs on, or a single one for all; each more than 0
     */
    record MaxColumnNorm(List<Double> limits) implements TrainingRule {
        public MaxColumnNorm {
            if (limits.isEmpty()) {
                throw new BadInputException("limits: expected one or more numbers, found none");
            }
            if (limits.stream().anyMatch(Objects::isNull)) {
                throw new BadInputException("limits: expected a number for each weight matrix, found null");
            }
            limits = List.copyOf(limits);
            limits.forEach(limit -> Hyperparameters.positive("limits", limit));
        }

        @Override
        public void checkFits(int weights) {
            if (limits.size() != 1 && limits.size() != weights) {
                throw new BadInputException("limits: expected " + weights
                        + ", one for each weight matrix of the network, or a single one for all, found "
                        + limits.size());
            }
        }

        @Override
        public void afterStep(ParameterVector theta) {
            int weights = 0;
            for (Block block : theta.layout().blocks()) {
                if (block.shape().size() > 1) {
                    double limit = limits.get(limits.size() == 1 ? 0 : weights);
                    weights++;
                    double[] w = theta.widened(block); // one unit's weights after the other's
                    int inputs = block.size() / block.shape().get(0);
                    if (limitNorms(w, inputs, limit)) {
                        theta.writeRounded(block, w);
                    }
                }
            }
        }

        private static boolean limitNorms(double[] w, int inputs, double limit) {
            boolean changed = false;
            for (int start = 0; start < w.length; start += inputs) {
                double square = 0;
                for (int i = start; i < start + inputs; i++) {
                    square += w[i] * w[i];
                }
                if (square > limit * limit) {
                    double factor = limit / Math.sqrt(square);
                    for (int i = start; i < start + inputs; i++) {
                        w[i] *= factor;
                    }
                    changed = true;
                }
            }
            return changed;
        }
    }
}
