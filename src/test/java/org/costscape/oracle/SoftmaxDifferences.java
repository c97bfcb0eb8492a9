package org.costscape.oracle;

/** Softmax cross-entropy written out once more, so that the tests do not ask the program for its own derivative. */
final class SoftmaxDifferences {
    private SoftmaxDifferences() {}

    /**
     * ∂J/∂z = (softmax(z) − onehot(y)) / n of the mean cross-entropy J of n examples.
     *
     * @param logits z, example by example
     * @param labels y
     */
    static double[] of(double[] logits, int[] labels) {
        int classes = logits.length / labels.length;
        double[] delta = new double[logits.length];
        for (int example = 0; example < labels.length; example++) {
            int start = example * classes;
            double logSumExp = logSumExp(logits, start, classes);
            for (int k = start; k < start + classes; k++) {
                delta[k] = Math.exp(logits[k] - logSumExp) / labels.length;
            }
            delta[start + labels[example]] -= 1.0 / labels.length;
        }
        return delta;
    }

    /** J = mean of log Σₖ exp zₖ − z_y. */
    static double cost(double[] logits, int[] labels) {
        int classes = logits.length / labels.length;
        double sum = 0;
        for (int example = 0; example < labels.length; example++) {
            int start = example * classes;
            sum += logSumExp(logits, start, classes) - logits[start + labels[example]];
        }
        return sum / labels.length;
    }

    private static double logSumExp(double[] logits, int start, int classes) {
        double sum = 0;
        for (int k = start; k < start + classes; k++) {
            sum += Math.exp(logits[k] - logits[start]);
        }
        return logits[start] + Math.log(sum);
    }
}
