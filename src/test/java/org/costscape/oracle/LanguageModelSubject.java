package org.costscape.oracle;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Evaluation;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LanguageModelPass;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/** An LSTM language model on one window of all sequences, from states of zero. */
final class LanguageModelSubject implements Subject {
    private final int sequences;
    private final int steps;
    private final int[] inputs; // step by step, as the program has it; files have it sequence by sequence
    private final int[] targets;
    private final LanguageModel model;
    private final Blocks blocks;
    private final LanguageModelPass pass;

    LanguageModelSubject(Reference file) {
        sequences = file.get("batch").whole();
        steps = file.get("steps").whole();
        inputs = stepByStep(file.get("x").ints());
        targets = stepByStep(file.get("y").ints());
        model = new LanguageModelDefinition(
                        file.get("vocab").whole(),
                        file.get("embedding").whole(),
                        file.get("hidden").whole(),
                        file.get("layers").whole(),
                        1,
                        0)
                .build();
        blocks = Blocks.languageModel(model.layout(), file.get("params"));
        pass = model.newPass(Precision.DOUBLE, steps, sequences);
    }

    LanguageModel model() {
        return model;
    }

    @Override
    public Blocks blocks() {
        return blocks;
    }

    @Override
    public CostFunction function() {
        return new OfWindow(this);
    }

    /** The cost of the one window. */
    private record OfWindow(LanguageModelSubject subject) implements CostFunction {
        @Override
        public ParameterLayout layout() {
            return subject.model.layout();
        }

        @Override
        public Evaluation evaluate(ParameterVector theta) {
            return new Evaluation(subject.cost(theta), Double.NaN);
        }

        @Override
        public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
            return subject.costAndGradient(theta, gradient);
        }

        @Override
        public void close() {}
    }

    @Override
    public double cost(ParameterVector theta) {
        return SoftmaxDifferences.cost(FeedforwardSubject.numbers(forward(theta)), targets);
    }

    @Override
    public double costAndGradient(ParameterVector theta, ParameterVector gradient) {
        ColumnMatrix logits = forward(theta); // (vocabulary, steps · sequences)
        double[] z = FeedforwardSubject.numbers(logits);
        logits.write(0, SoftmaxDifferences.of(z, targets));
        pass.backward(theta, logits, gradient, false);
        return SoftmaxDifferences.cost(z, targets);
    }

    @Override
    public double[] outputs(ParameterVector theta) {
        double[] z = FeedforwardSubject.numbers(forward(theta));
        int vocabulary = model.definition().vocabulary();
        double[] outputs = new double[z.length]; // [sequence][step][vocabulary]
        for (int s = 0; s < sequences; s++) {
            for (int t = 0; t < steps; t++) {
                System.arraycopy(
                        z, (t * sequences + s) * vocabulary, outputs, (s * steps + t) * vocabulary, vocabulary);
            }
        }
        return outputs;
    }

    /** h and c of each layer after the window: {@code lstm.h_l0}, {@code lstm.c_l0} and so on; the caller closes it. */
    ParameterVector finalStates(ParameterVector theta) {
        forward(theta);
        pass.carry();
        ParameterVector state = ParameterVector.zeros(model.stateLayout(sequences), Precision.DOUBLE);
        pass.save(state, 0);
        return state;
    }

    private ColumnMatrix forward(ParameterVector theta) {
        pass.reset();
        return pass.forward(theta, inputs);
    }

    private int[] stepByStep(int[] tokens) {
        int[] sorted = new int[tokens.length];
        for (int s = 0; s < sequences; s++) {
            for (int t = 0; t < steps; t++) {
                sorted[t * sequences + s] = tokens[s * steps + t];
            }
        }
        return sorted;
    }

    @Override
    public void close() {
        pass.close();
    }
}
