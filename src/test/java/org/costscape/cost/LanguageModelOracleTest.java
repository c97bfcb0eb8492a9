package org.costscape.cost;

import static org.costscape.cost.OracleTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.costscape.Oracle;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LanguageModelPass;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds LSTM language models against the reference values; all shapes are those of the file. */
class LanguageModelOracleTest {
    static List<Path> references() {
        return Oracle.files("lstm_.*\\.json");
    }

    @Test
    void thereAreReferences() {
        assertFalse(references().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("references")
    void costOutputGradientAndFinalStatesAreExact(Path file) {
        JsonNode oracle = Oracle.read(file);
        LanguageModel model = model(oracle);
        int batch = oracle.get("batch").asInt();
        int steps = oracle.get("steps").asInt();
        try (LanguageModelPass pass = model.newPass(Precision.DOUBLE, steps, batch);
                ParameterVector theta = vector(model, oracle.get("params"));
                ParameterVector gradient = ParameterVector.zeros(model.layout(), Precision.DOUBLE);
                ParameterVector state = ParameterVector.zeros(model.stateLayout(batch), Precision.DOUBLE)) {
            ColumnMatrix logits = pass.forward(theta, stepByStep(oracle.get("x")));
            assertClose(columns(oracle.get("output")), numbers(logits), 1e-10);
            Tally tally = new Tally();
            new SoftmaxCrossEntropy()
                    .evaluateAndDifferentiate(logits, stepByStep(oracle.get("y")), 1.0 / (batch * steps), tally);
            pass.backward(theta, logits, gradient, false);
            double loss = oracle.get("loss").asDouble();
            assertEquals(loss, Tally.mean(new Tally[] {tally}, batch * steps).cost(), 1e-10 * loss);
            assertClose(gradients(model, oracle), gradient.toDoubles(), 1e-8);
            pass.carry();
            pass.save(state, 0);
            assertClose(finalStates(oracle), state.toDoubles(), 1e-10);
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void theCostAlongALineIsExact(Path file) {
        JsonNode oracle = Oracle.read(file);
        LanguageModel model = model(oracle);
        JsonNode landscape = oracle.get("landscape");
        int batch = oracle.get("batch").asInt();
        int steps = oracle.get("steps").asInt();
        try (LanguageModelPass pass = model.newPass(Precision.DOUBLE, steps, batch);
                ParameterVector start = vector(model, oracle.get("params"));
                ParameterVector end = vector(model, landscape.get("params_end"));
                ParameterVector theta = start.copy()) {
            double[] alphas = Oracle.doubles(landscape.get("alphas"));
            double[] expected = Oracle.doubles(landscape.get("line_losses"));
            for (int i = 0; i < alphas.length; i++) {
                new Line(start, end).at(alphas[i], theta);
                Tally tally = new Tally();
                pass.reset();
                new SoftmaxCrossEntropy()
                        .evaluate(pass.forward(theta, stepByStep(oracle.get("x"))), stepByStep(oracle.get("y")), tally);
                double found = Tally.mean(new Tally[] {tally}, batch * steps).cost();
                assertEquals(expected[i], found, 1e-10 * expected[i], "α = " + alphas[i]);
            }
        }
    }

    private static LanguageModel model(JsonNode oracle) {
        return new LanguageModelDefinition(
                        oracle.get("vocab").asInt(),
                        oracle.get("embedding").asInt(),
                        oracle.get("hidden").asInt(),
                        oracle.get("layers").asInt(),
                        1,
                        0)
                .build();
    }

    private static ParameterVector vector(LanguageModel model, JsonNode blocks) {
        double[] values = model.layout().blocks().stream()
                .flatMapToDouble(block -> DoubleStream.of(values(block.name(), blocks)))
                .toArray();
        return ParameterVector.of(model.layout(), Precision.DOUBLE, values);
    }

    /** A block by our name: theirs has other names for the ends, and two biases in place of our one. */
    private static double[] values(String name, JsonNode blocks) {
        if (name.startsWith("lstm.bias")) {
            double[] input = Oracle.doubles(blocks.get(name.replace("bias", "bias_ih")));
            double[] recurrent = Oracle.doubles(blocks.get(name.replace("bias", "bias_hh")));
            return IntStream.range(0, input.length)
                    .mapToDouble(i -> input[i] + recurrent[i])
                    .toArray();
        }
        return Oracle.doubles(blocks.get(name.replace("embedding.", "emb.").replace("output.", "out.")));
    }

    private static double[] gradients(LanguageModel model, JsonNode oracle) {
        JsonNode combined = oracle.get("grads_bias_combined");
        return model.layout().blocks().stream()
                .flatMapToDouble(block -> DoubleStream.of(
                        combined.has(block.name())
                                ? Oracle.doubles(combined.get(block.name()))
                                : values(block.name(), oracle.get("grads"))))
                .toArray();
    }

    /** The file has h of all layers, then c of all layers; we have h and c of each layer. */
    private static double[] finalStates(JsonNode oracle) {
        return IntStream.range(0, oracle.get("layers").asInt())
                .mapToObj(l -> List.of(
                        oracle.get("final_h").get(l), oracle.get("final_c").get(l)))
                .flatMap(List::stream)
                .flatMapToDouble(node -> DoubleStream.of(Oracle.doubles(node)))
                .toArray();
    }

    /** [batch][step] step by step. */
    private static int[] stepByStep(JsonNode tokens) {
        int steps = tokens.get(0).size();
        return IntStream.range(0, steps)
                .flatMap(t -> IntStream.range(0, tokens.size())
                        .map(b -> tokens.get(b).get(t).asInt()))
                .toArray();
    }

    /** [batch][step][vocabulary] step by step. */
    private static double[] columns(JsonNode outputs) {
        int steps = outputs.get(0).size();
        return IntStream.range(0, steps)
                .boxed()
                .flatMap(t -> IntStream.range(0, outputs.size())
                        .mapToObj(b -> outputs.get(b).get(t)))
                .flatMapToDouble(node -> Arrays.stream(Oracle.doubles(node)))
                .toArray();
    }

    private static double[] numbers(ColumnMatrix matrix) {
        double[] numbers = new double[matrix.rows() * matrix.columns()];
        matrix.read(0, numbers);
        return numbers;
    }
}
