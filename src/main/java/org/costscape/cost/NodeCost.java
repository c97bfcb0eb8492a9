package org.costscape.cost;

import org.costscape.array.Precision;
import org.costscape.dataset.PrefixTree;
import org.costscape.network.NodeLogits;

/**
 * Softmax cross-entropy of the tokens that follow the nodes of a tree, in nats: J = log Σₖ exp zₖ − z_y. A token is wrong where
 * the largest logit is not its own (the first of equal ones counts), or is not a number.
 */
abstract sealed class NodeCost permits FloatNodeCost, DoubleNodeCost {
    private double[] largest = new double[0];
    private double[] logSumExp = new double[0];

    /** The fastest for a precision. */
    static NodeCost of(Precision precision) {
        return precision == Precision.FLOAT ? new FloatNodeCost() : new DoubleNodeCost();
    }

    /** Overwrites maxₖ zₖ and log Σₖ exp zₖ of each node; the largest logit is taken out before the exponential. */
    abstract void logSumExp(NodeLogits logits, double[] largest, double[] result);

    /** Adds the costs and errors of all tokens that are to be predicted to the tally. */
    final void evaluate(NodeLogits logits, PrefixTree tree, Tally tally) {
        if (largest.length < logits.nodes()) {
            largest = new double[logits.nodes()];
            logSumExp = new double[logits.nodes()];
        }
        logSumExp(logits, largest, logSumExp);
        int[] targets = tree.targets();
        for (int i = 0; i < targets.length; i++) {
            int node = tree.predicting()[i];
            double z = logits.at(node, targets[i]);
            double cost = logSumExp[node] - z;
            boolean best = z == largest[node] && isFirst(logits, node, targets[i], z);
            tally.add(cost, !best || !Double.isFinite(cost));
        }
    }

    /** Whether no class before {@code k} has the same logit. */
    private static boolean isFirst(NodeLogits logits, int node, int k, double z) {
        for (int other = 0; other < k; other++) {
            if (logits.at(node, other) == z) {
                return false;
            }
        }
        return true;
    }
}
