package org.costscape.cost;

import org.costscape.array.ColumnMatrix;

/**
 * Softmax cross-entropy in nats: J = log Σₖ exp zₖ − z_y for logits z and class y, with ∂J/∂z = softmax(z) − onehot(y).
 *
 * <p>Computed in double, with the largest logit taken out before the exponential. An example is wrong where its largest
 * logit is not that of its class (the first of equal ones counts), or is not a number.
 */
final class SoftmaxCrossEntropy implements TokenCost {
    private double[] values = new double[0];
    private float[] scratch = new float[0];

    /**
     * Adds the costs and errors of the examples to the tally.
     *
     * @param outputs logits (classes, examples)
     * @param labels class of each example, at least as many as there are columns
     */
    @Override
    public void evaluate(ColumnMatrix outputs, int[] labels, Tally tally) {
        read(outputs);
        for (int example = 0; example < outputs.columns(); example++) {
            tally(outputs.rows(), example, labels[example], tally);
        }
    }

    /** As {@link #evaluate}, and overwrites the outputs by {@code factor} · ∂(sum of the costs)/∂outputs. */
    @Override
    public void evaluateAndDifferentiate(ColumnMatrix outputs, int[] labels, double factor, Tally tally) {
        read(outputs);
        int classes = outputs.rows();
        for (int example = 0; example < outputs.columns(); example++) {
            int start = example * classes;
            double logSumExp = tally(classes, example, labels[example], tally);
            for (int k = start; k < start + classes; k++) {
                values[k] = factor * Math.exp(values[k] - logSumExp);
            }
            differentiateOwn(classes, start, start + labels[example]);
        }
        outputs.writeRounded(0, values, scratch);
    }

    /**
     * Overwrites logits z by {@code factor} · ∂J/∂z, and their changes ż by {@code factor} · ∂²J/∂z² ż = {@code factor} · p ∘ (ż − pᵀż)
     * with p = softmax(z), in double.
     */
    void differentiateTwice(ColumnMatrix outputs, ColumnMatrix changes, int[] labels, double factor) {
        read(outputs);
        int classes = outputs.rows();
        double[] moved = new double[classes * outputs.columns()];
        changes.read(0, moved);
        for (int example = 0; example < outputs.columns(); example++) {
            int start = example * classes;
            double logSumExp = tally(classes, example, labels[example], new Tally());
            double mean = 0; // pᵀż
            for (int k = start; k < start + classes; k++) {
                values[k] = Math.exp(values[k] - logSumExp);
                mean += values[k] * moved[k];
            }
            for (int k = start; k < start + classes; k++) {
                moved[k] = factor * values[k] * (moved[k] - mean);
                values[k] *= factor;
            }
            differentiateOwn(classes, start, start + labels[example]);
        }
        outputs.write(0, values);
        changes.write(0, moved);
    }

    /**
     * Makes ∂J/∂z of an example from multiples of its softmax: that of its own class is −Σ of the others, which p_y − 1 is too,
     * but for p_y near 1 without a correct digit; the signs of an adversarial example depend on it.
     */
    private void differentiateOwn(int classes, int start, int own) {
        double others = 0;
        for (int k = start; k < start + classes; k++) {
            others += k == own ? 0 : values[k];
        }
        values[own] = -others;
    }

    /** Adds one example to the tally and returns log Σ exp z. */
    private double tally(int classes, int example, int label, Tally tally) {
        int start = example * classes;
        int best = start;
        for (int k = start + 1; k < start + classes; k++) {
            if (values[k] > values[best]) {
                best = k;
            }
        }
        double largest = values[best];
        double sum = 0;
        for (int k = start; k < start + classes; k++) {
            sum += Math.exp(values[k] - largest);
        }
        double logSumExp = largest + Math.log(sum);
        double cost = logSumExp - values[start + label];
        tally.add(cost, best != start + label || !Double.isFinite(cost));
        return logSumExp;
    }

    private void read(ColumnMatrix outputs) {
        int n = outputs.rows() * outputs.columns();
        if (values.length < n) {
            values = new double[n];
            scratch = new float[n];
        }
        outputs.readWidened(0, values, scratch);
    }
}
