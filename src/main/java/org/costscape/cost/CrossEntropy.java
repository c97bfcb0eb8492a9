package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;

/** {@link CrossEntropyDefinition} at work. */
final class CrossEntropy implements OutputObjective {
    private final TokenCost crossEntropy;
    private final Dataset data;

    /** @param data has classes */
    CrossEntropy(Precision precision, Dataset data) {
        this.crossEntropy = TokenCost.of(precision);
        this.data = data;
    }

    @Override
    public void evaluate(ColumnMatrix outputs, int[] examples, Tally tally) {
        crossEntropy.evaluate(outputs, data.labels(examples), tally);
    }

    @Override
    public void differentiateTwice(ColumnMatrix outputs, ColumnMatrix changes, int[] examples, int batch) {
        new SoftmaxCrossEntropy().differentiateTwice(outputs, changes, data.labels(examples), 1.0 / batch);
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
