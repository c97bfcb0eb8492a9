package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.dataset.TextStreams;
import org.costscape.dataset.Texts;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outputs of networks, whose cross-entropy with the classes is the cost. */
class OutputsTest {
    private static final Dataset DATA = Datasets.random(90, 5, 3, 11);
    private static final Network NORMALIZED =
            Networks.batchNormalized(new BatchNormalizationDefinition(1e-3, 0.1, Activation.TANH), false, 5, 4, 3);

    private static ParameterVector vector(ParameterLayout layout, double from) {
        double[] values =
                new SplittableRandom(5).doubles(layout.size(), from, 1).toArray();
        return ParameterVector.of(layout, Precision.DOUBLE, values);
    }

    private static double meanCost(double[][] outputs, int... labels) {
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            double[] z = outputs[i];
            sum += Math.log(Arrays.stream(z).map(Math::exp).sum()) - z[labels[i]];
        }
        return sum / outputs.length;
    }

    private static int[] labels(int examples) {
        int[] labels = new int[examples];
        Arrays.setAll(labels, DATA::label);
        return labels;
    }

    private static double cost(Network network, Dataset data, ParameterVector theta, Parallel parallel) {
        try (NetworkCost cost =
                new NetworkCost(network, new CrossEntropyDefinition(), data, Precision.DOUBLE, parallel)) {
            return cost.evaluate(theta).cost();
        }
    }

    @Test
    void ofANetworkTheyAreTheLogitsOfTheFirstExamples() {
        Network network = Networks.dense(Activation.TANH, 5, 4, 3);
        try (Parallel parallel = new Parallel(2);
                ParameterVector theta = vector(network.layout(), -1);
                Outputs all = new NetworkOutputs(network, DATA, 1000, null, parallel);
                Outputs some = new NetworkOutputs(network, DATA, 7, null, parallel)) {
            double[][] found = all.at(theta);
            assertEquals(90, found.length);
            assertEquals(cost(network, DATA, theta, parallel), meanCost(found, labels(90)), 1e-14);
            double[][] first = some.at(theta);
            assertEquals(7, first.length);
            for (int i = 0; i < 7; i++) {
                assertArrayEquals(found[i], first[i], 1e-15);
            }
        }
    }

    @Test
    void batchNormalizationsTakeTheStatisticsOfTheExamplesOrTheGivenOnes() {
        try (Parallel parallel = new Parallel(2);
                ParameterVector theta = vector(NORMALIZED.layout(), -1);
                ParameterVector given = vector(NORMALIZED.running().layout(), 0.2);
                NetworkCost cost =
                        new NetworkCost(NORMALIZED, new CrossEntropyDefinition(), DATA, Precision.DOUBLE, parallel);
                Outputs own = new NetworkOutputs(NORMALIZED, DATA, 90, null, parallel);
                Outputs byGiven = new NetworkOutputs(NORMALIZED, DATA, 90, given, parallel)) {
            double recomputed = cost.evaluate(theta).cost();
            double fixed = cost.withStatistics(new BatchStatistics.Fixed(given))
                    .evaluate(theta)
                    .cost();
            assertEquals(recomputed, meanCost(own.at(theta), labels(90)), 1e-14);
            assertEquals(fixed, meanCost(byGiven.at(theta), labels(90)), 1e-14);
            assertNotEquals(recomputed, fixed, 1e-4);
        }
    }

    /** Whole sequences of 6 tokens, at least one and no more than there are. */
    @ParameterizedTest
    @CsvSource({"1, 1", "6, 1", "11, 1", "12, 2", "59, 9", "60, 10", "1000, 10"})
    void ofALanguageModelTheyAreTheLogitsOfItsFirstSequences(int most, int sequences) {
        LanguageModel model = new LanguageModelDefinition(5, 3, 4, 2, 1, 0).build();
        TextStreams text = TextStreams.sequences(Texts.random(61, 5, 4), 6);
        TextStreams first = TextStreams.sequences(Texts.random(61, 5, 4).slice(0, 6 * sequences + 1), 6);
        try (Parallel parallel = new Parallel(1);
                ParameterVector theta = vector(model.layout(), -1);
                CostFunction cost = new LanguageModelCost(model, first, Precision.DOUBLE, parallel);
                Outputs outputs = new LanguageModelOutputs(model, text, most)) {
            double[][] found = outputs.at(theta);
            assertEquals(6 * sequences, found.length);
            double expected = cost.evaluate(theta).cost();
            assertEquals(expected, meanCost(found, text.targets(0, 0, sequences)), 1e-14);
            assertEquals(
                    expected, meanCost(outputs.at(theta), text.targets(0, 0, sequences)), 1e-14, "again from zero");
        }
    }
}
