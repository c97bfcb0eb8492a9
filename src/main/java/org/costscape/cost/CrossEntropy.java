package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.dataset.Dataset;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;

/** {@link CrossEntropyDefinition} at work. */
final class CrossEntropy implements Objective {
    private final SoftmaxCrossEntropy crossEntropy = new SoftmaxCrossEntropy();
    private final Dataset data;

    /** @param data has classes */
    CrossEntropy(Dataset data) {
        this.data = data;
    }

    @Override
    public void evaluate(Network.Pass pass, ParameterVector theta, ColumnMatrix x, int[] examples, Tally tally) {
        crossEntropy.evaluate(pass.forward(theta, x), data.labels(examples), tally);
    }

    @Override
    public void differentiate(
            Network.Pass pass,
            ParameterVector theta,
            ColumnMatrix x,
            int[] examples,
            int batch,
            ParameterVector gradient,
            boolean accumulate,
            Tally tally) {
        ColumnMatrix outputs = pass.forward(theta, x); // (classes, n)
        crossEntropy.evaluateAndDifferentiate(outputs, data.labels(examples), 1.0 / batch, tally);
        pass.backward(theta, outputs, gradient, accumulate);
    }

    @Override
    public void close() {}
}
