package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.costscape.array.Precision;
import org.costscape.dataset.Text;
import org.costscape.dataset.TextStreams;
import org.costscape.dataset.Texts;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LanguageModelCostTest {
    private static final int VOCABULARY = 5;
    private static final Text TEXT = Texts.random(601, VOCABULARY, 4);

    private static LanguageModel model(int vocabulary, int layers) {
        return new LanguageModelDefinition(vocabulary, 3, 4, layers, 1, 0).build();
    }

    private static ParameterVector theta(LanguageModel model) {
        double[] values =
                new SplittableRandom(7).doubles(model.layout().size(), -1, 1).toArray();
        return ParameterVector.of(model.layout(), Precision.DOUBLE, values);
    }

    private static Evaluation evaluate(LanguageModel model, TextStreams text) {
        try (Parallel parallel = new Parallel(2);
                ParameterVector theta = theta(model);
                CostFunction cost = new LanguageModelCost(model, text, Precision.DOUBLE, parallel)) {
            return cost.evaluate(theta);
        }
    }

    @Nested
    class IndependentSequences extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return new LanguageModelCost(model(VOCABULARY, 1), TextStreams.sequences(TEXT, 6), precision, parallel);
        }
    }

    @Nested
    class TwoLayers extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return new LanguageModelCost(model(VOCABULARY, 2), TextStreams.sequences(TEXT, 6), precision, parallel);
        }
    }

    /** With more symbols than a window has tokens, the tokens are looked up one by one. */
    @Nested
    class LargeVocabulary extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            Text text = Texts.random(85, 70, 4);
            return new LanguageModelCost(model(70, 1), TextStreams.sequences(text, 7), precision, parallel);
        }
    }

    @Test
    void continuousTextGivesTheSameBitsWithAnyNumberOfThreads() {
        TextStreams text = TextStreams.continuous(TEXT, 20, 6);
        LanguageModel model = model(VOCABULARY, 2);
        for (Precision precision : Precision.values()) {
            double[] expected = gradient(model, text, precision, 1);
            for (int threads : List.of(2, 7)) {
                assertArrayEquals(expected, gradient(model, text, precision, threads));
            }
        }
    }

    private static double[] gradient(LanguageModel model, TextStreams text, Precision precision, int threads) {
        try (Parallel parallel = new Parallel(threads);
                ParameterVector wide = theta(model);
                ParameterVector theta = ParameterVector.of(model.layout(), precision, wide.toDoubles());
                ParameterVector gradient = ParameterVector.zeros(model.layout(), precision);
                CostFunction cost = new LanguageModelCost(model, text, precision, parallel)) {
            double evaluated = cost.evaluate(theta).cost();
            assertEquals(evaluated, cost.costAndGradient(theta, gradient), 1e-12);
            return gradient.toDoubles();
        }
    }

    @Test
    void carryingTheStateIsTheForwardPassOfOneLongWindow() {
        LanguageModel model = model(VOCABULARY, 2);
        Evaluation windows = evaluate(model, TextStreams.continuous(TEXT, 4, 10));
        Evaluation whole = evaluate(model, TextStreams.sequences(TEXT, 150));
        assertEquals(whole.cost(), windows.cost(), 1e-14);
        assertEquals(whole.errorRate(), windows.errorRate(), 0);
    }

    /** Errors and costs of the nodes of a tree against those of every token of every sequence, one after the other. */
    @Test
    void equalBeginningsCostWhatEachOfThemCosts() {
        for (int vocabulary : new int[] {VOCABULARY, 70}) { // the vocabulary is projected, or the tokens are
            LanguageModel model = model(vocabulary, 2);
            Text text = Texts.random(601, vocabulary, 4);
            Evaluation tree = evaluate(model, TextStreams.sequences(text, 6));
            double cost = 0;
            double errors = 0;
            for (int s = 0; s < 100; s++) {
                Evaluation one = evaluate(model, TextStreams.sequences(text.slice(6 * s, 6 * s + 7), 6));
                cost += one.cost() / 100;
                errors += one.errorRate() / 100;
            }
            assertEquals(cost, tree.cost(), 1e-13);
            assertEquals(errors, tree.errorRate(), 1e-13);
        }
    }

    @Test
    void zeroParametersCostTheLogarithmOfTheVocabularyAndHoldTheFirstSymbolForTheNext() {
        LanguageModel model = model(VOCABULARY, 1);
        try (Parallel parallel = new Parallel(2);
                ParameterVector theta = ParameterVector.zeros(model.layout(), Precision.FLOAT);
                CostFunction cost = new LanguageModelCost(
                        model,
                        TextStreams.sequences(Texts.of(VOCABULARY, 1, 0, 3, 0, 4), 2),
                        Precision.FLOAT,
                        parallel)) {
            Evaluation found = cost.evaluate(theta);
            assertEquals(Math.log(VOCABULARY), found.cost(), 1e-6);
            assertEquals(0.5, found.errorRate());
        }
    }

    @Test
    void aCostThatIsNotANumberIsReportedAsSuchAndEveryTokenCountsAsWrong() {
        LanguageModel model = model(VOCABULARY, 1);
        double[] values = new double[model.layout().size()];
        values[values.length - 1] = Double.NaN;
        for (Precision precision : Precision.values()) {
            try (Parallel parallel = new Parallel(1);
                    ParameterVector theta = ParameterVector.of(model.layout(), precision, values);
                    CostFunction cost =
                            new LanguageModelCost(model, TextStreams.sequences(TEXT, 6), precision, parallel)) {
                Evaluation found = cost.evaluate(theta);
                assertTrue(Double.isNaN(found.cost()));
                assertEquals(1, found.errorRate());
            }
        }
    }

    /** Each chunk asks before it begins; a long one again and again, from window to window. */
    @Test
    void aTextThatIsNoLongerWantedIsNotFinished() {
        LanguageModel model = model(VOCABULARY, 1);
        TextStreams oneChunk = TextStreams.sequences(TEXT.slice(0, 31), 6);
        TextStreams manyWindows = TextStreams.continuous(TEXT, 2, 10);
        try (Parallel parallel = new Parallel(1);
                ParameterVector theta = theta(model);
                ParameterVector gradient = theta.copy();
                CostFunction sequences = new LanguageModelCost(model, oneChunk, Precision.DOUBLE, parallel);
                CostFunction windows = new LanguageModelCost(model, manyWindows, Precision.DOUBLE, parallel)) {
            assertCancelled(parallel, 1, () -> sequences.evaluate(theta));
            assertCancelled(parallel, 5, () -> windows.evaluate(theta));
            assertCancelled(parallel, 5, () -> windows.costAndGradient(theta, gradient));
        }
    }

    private static void assertCancelled(Parallel parallel, int questions, Supplier<?> work) {
        assertThrows(CancellationException.class, () -> parallel.cancellable(new CancelledAfter(questions), work));
    }

    /** 2²² logits of 64 steps and a vocabulary of 8,192 are 8 sequences; of a small one as many as there are, or an eighth. */
    @Test
    void theTokensThatAreHeldAtOnceAreThoseOfAChunk() {
        assertEquals(64 * 8, LanguageModelCost.tokensAtOnce(100, 64, 8192));
        assertEquals(10 * 13, LanguageModelCost.tokensAtOnce(100, 10, 50));
        assertEquals(1_000_000L * 1, LanguageModelCost.tokensAtOnce(3, 1_000_000, 50));
    }
}
