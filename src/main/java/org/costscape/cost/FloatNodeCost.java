package org.costscape.cost;

import java.util.Arrays;
import org.costscape.array.FloatExp;
import org.costscape.network.NodeLogits;

/**
 * The loops over {@code float}, each over all nodes, so that the compiler turns it into vector instructions; its twin is {@link
 * DoubleNodeCost}. A few classes are summed in float, and these sums in double.
 */
final class FloatNodeCost extends NodeCost {
    /** Classes that are summed in float. */
    private static final int BLOCK = 32;

    private float[] z = new float[0];
    private float[] largest = new float[0];
    private float[] block = new float[0];
    private FloatExp exp = new FloatExp(0);

    @Override
    void logSumExp(NodeLogits logits, double[] largestOf, double[] result) {
        int n = logits.nodes();
        if (z.length != n) {
            z = new float[n];
            largest = new float[n];
            block = new float[n];
            exp = new FloatExp(n);
        }
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        for (int k = 0; k < logits.vocabulary(); k++) {
            logits.read(k, z);
            max(largest, z);
        }
        Arrays.fill(block, 0);
        Arrays.fill(result, 0, n, 0);
        for (int k = 0; k < logits.vocabulary(); k++) {
            logits.read(k, z);
            subtract(z, largest);
            exp.apply(z, n);
            add(block, z);
            if ((k + 1) % BLOCK == 0 || k == logits.vocabulary() - 1) {
                addBlock(result);
            }
        }
        for (int node = 0; node < n; node++) {
            largestOf[node] = largest[node];
            result[node] = largest[node] + Math.log(result[node]);
        }
    }

    private void addBlock(double[] sums) {
        for (int node = 0; node < block.length; node++) {
            sums[node] += block[node];
        }
        Arrays.fill(block, 0);
    }

    private static void max(float[] largest, float[] z) {
        for (int i = 0; i < z.length; i++) {
            largest[i] = Math.max(largest[i], z[i]);
        }
    }

    private static void subtract(float[] z, float[] largest) {
        for (int i = 0; i < z.length; i++) {
            z[i] -= largest[i];
        }
    }

    private static void add(float[] sums, float[] z) {
        for (int i = 0; i < z.length; i++) {
            sums[i] += z[i];
        }
    }
}
