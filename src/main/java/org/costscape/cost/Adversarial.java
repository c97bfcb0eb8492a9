package org.costscape.cost;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;

/** {@link AdversarialDefinition} at work: each chunk goes forward, back to its inputs, and forward once more, moved. */
final class Adversarial implements Objective {
    private final Dataset data;
    private final double clean;
    private final SoftmaxCrossEntropy crossEntropy = new SoftmaxCrossEntropy();
    private final AdversarialExamples examples;

    Adversarial(AdversarialDefinition definition, Precision precision, Dataset data, int capacity) {
        this.data = data;
        this.clean = definition.clean();
        this.examples = new AdversarialExamples(definition.epsilon(), precision, data.features(), capacity);
    }

    @Override
    public void evaluate(Network.Pass pass, ParameterVector theta, ColumnMatrix x, int[] numbers, Tally tally) {
        int[] labels = data.labels(numbers);
        Tally itself = new Tally();
        Tally moved = new Tally();
        ColumnMatrix outputs = pass.forward(theta, x); // (classes, n)
        crossEntropy.evaluateAndDifferentiate(outputs, labels, 1, itself);
        ColumnMatrix adversarial = examples.of(x, pass.inputGradient(theta, outputs, null, false)); // (features, n)
        crossEntropy.evaluate(pass.forward(theta, adversarial), labels, moved);
        tally.addMixed(clean, itself, moved);
    }

    @Override
    public void differentiate(
            Network.Pass pass,
            ParameterVector theta,
            ColumnMatrix x,
            int[] numbers,
            int batch,
            ParameterVector gradient,
            boolean accumulate,
            Tally tally) {
        int[] labels = data.labels(numbers);
        Tally itself = new Tally();
        Tally moved = new Tally();
        ParameterVector piece = pass.pieceOf();
        ColumnMatrix held = piece == null ? null : attack(pass, piece, x, labels); // (features, n)
        boolean both = clean > 0; // otherwise the clean cost is only needed for the direction of the attack
        ColumnMatrix outputs = pass.forward(theta, x); // (classes, n)
        crossEntropy.evaluateAndDifferentiate(outputs, labels, (both ? clean : 1) / batch, itself);
        ColumnMatrix towardsInput =
                pass.inputGradient(theta, outputs, both ? gradient : null, accumulate); // (features, n)
        ColumnMatrix attacked = pass.forward(theta, held == null ? examples.of(x, towardsInput) : held); // (classes, n)
        crossEntropy.evaluateAndDifferentiate(attacked, labels, (1 - clean) / batch, moved);
        pass.backward(theta, attacked, gradient, accumulate || both);
        tally.addMixed(clean, itself, moved);
    }

    /** The adversarial examples of θ, in memory that stays until the next ones are made. */
    private ColumnMatrix attack(Network.Pass pass, ParameterVector theta, ColumnMatrix x, int[] labels) {
        ColumnMatrix outputs = pass.forward(theta, x); // (classes, n)
        crossEntropy.evaluateAndDifferentiate(outputs, labels, 1, new Tally());
        return examples.of(x, pass.inputGradient(theta, outputs, null, false));
    }

    @Override
    public void close() {
        examples.close();
    }
}
