package org.costscape.cost;

import java.util.Arrays;
import org.costscape.network.NodeLogits;

/** The loops over {@code double}; its twin is {@link FloatNodeCost}. */
final class DoubleNodeCost extends NodeCost {
    private double[] z = new double[0];

    @Override
    void logSumExp(NodeLogits logits, double[] largest, double[] result) {
        int n = logits.nodes();
        if (z.length != n) {
            z = new double[n];
        }
        Arrays.fill(largest, 0, n, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < logits.vocabulary(); k++) {
            logits.read(k, z);
            for (int node = 0; node < n; node++) {
                largest[node] = Math.max(largest[node], z[node]);
            }
        }
        Arrays.fill(result, 0, n, 0);
        for (int k = 0; k < logits.vocabulary(); k++) {
            logits.read(k, z);
            for (int node = 0; node < n; node++) {
                result[node] += Math.exp(z[node] - largest[node]);
            }
        }
        for (int node = 0; node < n; node++) {
            result[node] = largest[node] + Math.log(result[node]);
        }
    }
}
