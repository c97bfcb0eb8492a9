package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;

/**
 * The logits behind each node of a {@link org.costscape.dataset.PrefixTree}, class after class, (nodes, vocabulary) in 'f'
 * order: loops over them run over many nodes and not over the few classes of one. In memory of the pass.
 */
public final class NodeLogits {
    private final ColumnMatrix products;
    private final double[] bias;
    private final int nodes;

    /**
     * @param products memory that begins with W h (nodes, vocabulary)
     * @param bias b (vocabulary)
     */
    NodeLogits(ColumnMatrix products, double[] bias, int nodes) {
        this.products = products;
        this.bias = bias;
        this.nodes = nodes;
    }

    public int nodes() {
        return nodes;
    }

    public int vocabulary() {
        return bias.length;
    }

    /** Copies the logits of one class: (W h + b)ₖ of each node. */
    public void read(int k, float[] target) {
        products.read(k * nodes, target, nodes);
        float b = (float) bias[k];
        for (int node = 0; node < nodes; node++) {
            target[node] += b;
        }
    }

    /** As {@link #read(int, float[])}, of a pass in double. */
    public void read(int k, double[] target) {
        products.read(k * nodes, target, nodes);
        for (int node = 0; node < nodes; node++) {
            target[node] += bias[k];
        }
    }

    /** The logit of class k behind a node. */
    public double at(int node, int k) {
        double product = products.get(k * nodes + node);
        return products.precision() == Precision.FLOAT ? (float) product + (float) bias[k] : product + bias[k];
    }
}
