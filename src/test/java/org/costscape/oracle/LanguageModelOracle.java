package org.costscape.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.cost.LanguageModelCost;
import org.costscape.dataset.Text;
import org.costscape.dataset.TextStreams;
import org.costscape.dataset.Vocabulary;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;

/** What files of language models hold beside costs and gradients: final states, and the gradients of the one bias. */
final class LanguageModelOracle {
    private final Reference file;

    LanguageModelOracle(Reference file) {
        this.file = file;
    }

    void addTo(Checks checks) {
        checks.add("final_h", () -> finalStates("h"));
        checks.add("final_c", () -> finalStates("c"));
        checks.add("grads_bias_combined", this::combinedBias);
        checks.add("loss of the texts", this::texts);
    }

    /** Files have [layer][sequence][unit]. */
    private void finalStates(String state) {
        try (LanguageModelSubject at = new LanguageModelSubject(file);
                ParameterVector theta = at.blocks().vector(file.get("params").blocks());
                ParameterVector found = at.finalStates(theta)) {
            double[] numbers = found.layout().blocks().stream()
                    .filter(block -> block.name().startsWith("lstm." + state + "_"))
                    .flatMapToDouble(block -> Arrays.stream(found.doubles(block)))
                    .toArray();
            Close.assertClose(file.get("final_" + state).doubles(), numbers, Close.COST, "final_" + state);
        }
    }

    private void combinedBias() {
        try (LanguageModelSubject at = new LanguageModelSubject(file);
                ParameterVector theta = at.blocks().vector(file.get("params").blocks());
                ParameterVector gradient = theta.copy()) {
            at.costAndGradient(theta, gradient);
            Reference combined = file.get("grads_bias_combined");
            for (Block block : at.model().layout().blocks()) {
                if (block.name().startsWith("lstm.bias")) {
                    Close.assertClose(
                            combined.get(block.name()).doubles(),
                            gradient.doubles(block),
                            Close.GRADIENT,
                            block.name());
                }
            }
        }
    }

    /** Each sequence as a text of its own, whose tokens are predicted by the ones before them. */
    private void texts() {
        int sequences = file.get("batch").whole();
        int steps = file.get("steps").whole();
        int[] x = file.get("x").ints();
        int[] y = file.get("y").ints();
        double sum = 0;
        try (LanguageModelSubject at = new LanguageModelSubject(file);
                Parallel parallel = new Parallel(2);
                ParameterVector theta = at.blocks().vector(file.get("params").blocks());
                ParameterVector gradient = theta.copy();
                ParameterVector mean = ParameterVector.zeros(theta.layout(), Precision.DOUBLE)) {
            for (int s = 0; s < sequences; s++) {
                int[] tokens = Arrays.copyOfRange(x, s * steps, (s + 1) * steps + 1);
                tokens[steps] = y[(s + 1) * steps - 1];
                assertEquals(
                        Arrays.toString(Arrays.copyOfRange(tokens, 1, steps + 1)),
                        Arrays.toString(Arrays.copyOfRange(y, s * steps, (s + 1) * steps)),
                        "the tokens to predict are the next ones");
                TextStreams text = TextStreams.sequences(new Text("oracle", vocabulary(), tokens), steps);
                try (LanguageModelCost cost = new LanguageModelCost(at.model(), text, Precision.DOUBLE, parallel)) {
                    sum += cost.costAndGradient(theta, gradient);
                    mean.add(1.0 / sequences, gradient);
                }
            }
            Close.assertClose(file.get("loss").number(), sum / sequences, Close.COST);
            at.blocks().assertClose(file.get("grads").blocks(), mean, Close.GRADIENT);
        }
    }

    private Vocabulary vocabulary() {
        return new Vocabulary(IntStream.range(0, file.get("vocab").whole())
                .mapToObj(Integer::toString)
                .toList());
    }
}
