package org.costscape.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageModelTest {
    private static final int[] TOKENS = {0, 3, 1, 4, 2, 2}; // three steps of two sequences

    private static LanguageModelDefinition definition(int layers, double keep, double forgetBias) {
        return new LanguageModelDefinition(5, 3, 4, layers, keep, forgetBias);
    }

    private static ParameterVector theta(LanguageModel model, Precision precision) {
        double[] values =
                new SplittableRandom(3).doubles(model.layout().size(), -1, 1).toArray();
        return ParameterVector.of(model.layout(), precision, values);
    }

    private static double[] numbers(ColumnMatrix matrix) {
        double[] numbers = new double[matrix.rows() * matrix.columns()];
        matrix.readWidened(0, numbers, new float[numbers.length]);
        return numbers;
    }

    @Test
    void blocksAreNamedAndShapedLikePyTorchs() {
        LanguageModel model = definition(2, 1, 0).build();
        assertEquals(
                List.of(
                        "embedding.weight[5, 3]",
                        "lstm.weight_ih_l0[16, 3]",
                        "lstm.weight_hh_l0[16, 4]",
                        "lstm.bias_l0[16]",
                        "lstm.weight_ih_l1[16, 4]",
                        "lstm.weight_hh_l1[16, 4]",
                        "lstm.bias_l1[16]",
                        "output.weight[5, 4]",
                        "output.bias[5]"),
                model.layout().blocks().stream()
                        .map(block -> block.name() + block.shape())
                        .toList());
        assertEquals(model.layout().size(), model.definition().parameters());
    }

    @Test
    void onlyTheBiasesOfForgetGatesAreRaised() {
        LanguageModel model = definition(2, 1, 1.5).build();
        try (ParameterVector theta = ParameterVector.zeros(model.layout(), Precision.FLOAT)) {
            model.addForgetBias(theta);
            Block bias = model.layout().blocks().get(6);
            float[] found = theta.floats(bias);
            assertArrayEquals(new float[] {0, 0, 0, 0, 1.5f, 1.5f, 1.5f, 1.5f, 0}, Arrays.copyOf(found, 9));
            assertEquals(8 * 1.5, DoubleStream.of(theta.toDoubles()).sum());
        }
    }

    @Test
    void aPassWithoutDropoutIgnoresWhatTheDefinitionKeeps() {
        assertArrayEquals(logits(definition(2, 1, 0), false, 0), logits(definition(2, 0.5, 0), false, 0), 1e-14);
    }

    @Test
    void theSameSeedAndStepDropTheSameUnitsAndOthersDoNot() {
        LanguageModelDefinition definition = definition(2, 0.5, 0);
        assertArrayEquals(logits(definition, true, 3), logits(definition, true, 3));
        assertTrue(!Arrays.equals(logits(definition, true, 3), logits(definition, true, 4)));
    }

    private static double[] logits(LanguageModelDefinition definition, boolean training, int step) {
        LanguageModel model = definition.build();
        try (ParameterVector theta = theta(model, Precision.DOUBLE);
                LanguageModelPass pass = training
                        ? model.newTrainingPass(Precision.DOUBLE, 3, 2)
                        : model.newPass(Precision.DOUBLE, 3, 2)) {
            pass.drawDropout(9, step, 0);
            return numbers(pass.forward(theta, TOKENS));
        }
    }

    @Test
    void aStreamsUnitsAreTheSameInAnySlice() {
        try (Dropout whole = new Dropout(Precision.DOUBLE, 7, 1, 4, 0.5, "here");
                Dropout part = new Dropout(Precision.DOUBLE, 7, 1, 2, 0.5, "here");
                ColumnMatrix ones = ColumnMatrix.zeros(Precision.DOUBLE, 7, 4)) {
            ones.array().assign(1);
            whole.draw(1, 2, 0, 4);
            part.draw(1, 2, 2, 2);
            double[] all = numbers(whole.forward(ones));
            assertArrayEquals(Arrays.copyOfRange(all, 14, 28), numbers(part.forward(ones.columns(0, 2))));
        }
    }

    @Test
    void dropoutKeepsTheExpectation() {
        try (Dropout dropout = new Dropout(Precision.FLOAT, 1000, 20, 5, 0.8, "here");
                ColumnMatrix ones = ColumnMatrix.zeros(Precision.FLOAT, 1000, 100)) {
            ones.array().assign(1);
            dropout.draw(1, 0, 0, 5);
            double[] found = numbers(dropout.forward(ones));
            assertEquals(1, DoubleStream.of(found).average().orElseThrow(), 0.01);
            assertTrue(DoubleStream.of(found).allMatch(x -> x == 0 || x == 1.25f));
        }
    }

    /** The cost is the sum of the logits times fixed numbers, so that its gradient by the logits is these numbers. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1, 0.6", "2, 0.6", "3, 0.6"})
    void theGradientAgreesWithCentralDifferencesWithTheSameUnitsDropped(int layers, double keep) {
        LanguageModel model = definition(layers, keep, 0).build();
        double[] factors = new SplittableRandom(8).doubles(30, -1, 1).toArray();
        try (ParameterVector theta = theta(model, Precision.DOUBLE);
                ParameterVector gradient = ParameterVector.zeros(model.layout(), Precision.DOUBLE);
                LanguageModelPass pass = model.newTrainingPass(Precision.DOUBLE, 3, 2)) {
            pass.drawDropout(1, 1, 0);
            ColumnMatrix delta = pass.forward(theta, TOKENS);
            delta.write(0, factors);
            pass.backward(theta, delta, gradient, false);
            double[] exact = gradient.toDoubles();
            double[] at = theta.toDoubles();
            for (int i = 0; i < at.length; i++) {
                double saved = at[i];
                at[i] = saved + 1e-6;
                theta.write(at);
                double up = dot(numbers(pass.forward(theta, TOKENS)), factors);
                at[i] = saved - 1e-6;
                theta.write(at);
                double down = dot(numbers(pass.forward(theta, TOKENS)), factors);
                at[i] = saved;
                assertEquals((up - down) / 2e-6, exact[i], 1e-8, "parameter " + i);
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void aGradientIsAddedWhereThatIsWanted() {
        for (double keep : new double[] {1, 0.6}) {
            LanguageModel model = definition(1, keep, 0).build();
            try (ParameterVector theta = theta(model, Precision.DOUBLE);
                    ParameterVector gradient = ParameterVector.zeros(model.layout(), Precision.DOUBLE);
                    LanguageModelPass pass = model.newTrainingPass(Precision.DOUBLE, 3, 2)) {
                pass.drawDropout(1, 1, 0);
                pass.backward(theta, pass.forward(theta, TOKENS), gradient, false);
                double[] once = gradient.toDoubles();
                pass.backward(theta, pass.forward(theta, TOKENS), gradient, true);
                double[] twice = DoubleStream.of(once).map(x -> 2 * x).toArray();
                assertArrayEquals(twice, gradient.toDoubles(), 1e-12);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    1,  1, 1, 1,  1,   0,   vocabulary: expected at least 2
                    2,  0, 1, 1,  1,   0,   embedding: expected at least 1
                    2,  1, 0, 1,  1,   0,   hidden: expected at least 1
                    2,  1, 1, 0,  1,   0,   layers: expected 1 … 10
                    2,  1, 1, 11, 1,   0,   layers: expected 1 … 10
                    2,  1, 1, 1,  0,   0,   keep: expected more than 0
                    2,  1, 1, 1,  1.1, 0,   keep: expected more than 0
                    2,  1, 1, 1,  NaN, 0,   keep: expected more than 0
                    2,  1, 1, 1,  1,   NaN, forgetBias: expected
                    """)
    void aDefinitionThatMakesNoSenseIsRefused(
            int vocabulary, int embedding, int hidden, int layers, double keep, double forgetBias, String expected) {
        String message = String.valueOf(assertThrows(
                        BadInputException.class,
                        () -> new LanguageModelDefinition(vocabulary, embedding, hidden, layers, keep, forgetBias))
                .getMessage());
        assertTrue(message.startsWith(expected), message);
    }
}
