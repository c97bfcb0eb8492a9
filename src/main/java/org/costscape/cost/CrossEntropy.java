package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;

/** {@link CrossEntropyDefinition} at work. */
final class CrossEntropy implements Objective {
    private final SoftmaxCrossEntropy crossEntropy = new SoftmaxCrossEntropy();

    @Override
    public void evaluate(Network.Pass pass, ParameterVector theta, ColumnMatrix x, int[] labels, Tally tally) {
        crossEntropy.evaluate(pass.forward(theta, x), labels, tally);
    }

    @Override
    public void differentiate(
            Network.Pass pass,
            ParameterVector theta,
            ColumnMatrix x,
            int[] labels,
            int batch,
            ParameterVector gradient,
            boolean accumulate,
            Tally tally) {
        ColumnMatrix outputs = pass.forward(theta, x); // (classes, n)
        crossEntropy.evaluateAndDifferentiate(outputs, labels, 1.0 / batch, tally);
        pass.backward(theta, outputs, gradient, accumulate);
    }

    @Override
    public void close() {}
}
