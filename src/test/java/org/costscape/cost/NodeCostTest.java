package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.costscape.array.Precision;
import org.costscape.dataset.PrefixTree;
import org.costscape.dataset.Text;
import org.costscape.dataset.TextStreams;
import org.costscape.dataset.Texts;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LanguageModelPass;
import org.costscape.network.NodeLogits;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cost of the tokens behind the nodes of a tree, from the logits of the nodes one by one. */
class NodeCostTest {
    private static final int STEPS = 4;

    private static ParameterVector theta(LanguageModel model, Precision precision, double range) {
        double[] values = new SplittableRandom(3)
                .doubles(model.layout().size(), -range, range + 1e-300)
                .toArray();
        return ParameterVector.of(model.layout(), precision, values);
    }

    private static void writeBias(ParameterVector theta, double... bias) {
        Block block = theta.layout().blocks().stream()
                .filter(each -> each.name().equals("output.bias"))
                .findFirst()
                .orElseThrow();
        theta.writeRounded(block, bias);
    }

    private static LanguageModel model(int vocabulary) {
        return new LanguageModelDefinition(vocabulary, 3, 4, 1, 1, 0).build();
    }

    private static Evaluation found(
            NodeCost cost, Precision precision, LanguageModel model, Text text, ParameterVector theta) {
        TextStreams streams = TextStreams.sequences(text, STEPS);
        PrefixTree tree = PrefixTree.chunks(streams, streams.streams())[0];
        try (LanguageModelPass pass = model.newForwardPass(precision, STEPS, streams.streams())) {
            pass.use(theta);
            Tally tally = new Tally();
            cost.evaluate(pass.forward(tree), tree, tally);
            return Tally.mean(new Tally[] {tally}, streams.tokens());
        }
    }

    /** −log pᵧ of each token, with p = exp z / Σₖ exp zₖ of the node before it, and whether y is the first of the largest. */
    private static Evaluation expected(Precision precision, LanguageModel model, Text text, ParameterVector theta) {
        TextStreams streams = TextStreams.sequences(text, STEPS);
        PrefixTree tree = PrefixTree.chunks(streams, streams.streams())[0];
        double cost = 0;
        double errors = 0;
        try (LanguageModelPass pass = model.newForwardPass(precision, STEPS, streams.streams())) {
            pass.use(theta);
            NodeLogits logits = pass.forward(tree);
            for (int i = 0; i < tree.targets().length; i++) {
                double sum = 0;
                double best = Double.NEGATIVE_INFINITY;
                int first = -1;
                for (int k = 0; k < logits.vocabulary(); k++) {
                    double z = logits.at(tree.predicting()[i], k);
                    sum += Math.exp(z);
                    first = z > best ? k : first;
                    best = Math.max(best, z);
                }
                cost += Math.log(sum) - logits.at(tree.predicting()[i], tree.targets()[i]);
                errors += first == tree.targets()[i] ? 0 : 1;
            }
        }
        return new Evaluation(cost / streams.tokens(), errors / streams.tokens());
    }

    /** Vocabularies below, of, and above a block of 32 and of 64, one after the other with trees of other sizes. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void theCostIsThatOfEachTokenAfterItsNode(Precision precision) {
        NodeCost cost = NodeCost.of(precision);
        int tokens = 401;
        for (int vocabulary : new int[] {3, 32, 33, 64, 70, 5}) {
            LanguageModel model = model(vocabulary);
            Text text = Texts.random(tokens, vocabulary, vocabulary);
            try (ParameterVector theta = theta(model, precision, 2)) {
                Evaluation expected = expected(precision, model, text, theta);
                Evaluation found = found(cost, precision, model, text, theta);
                String what = vocabulary + " symbols";
                assertEquals(expected.cost(), found.cost(), precision == Precision.FLOAT ? 1e-6 : 1e-14, what);
                assertEquals(expected.errorRate(), found.errorRate(), 1e-15, what);
            }
            tokens += 40;
        }
    }

    /** With weights of zero the logits are the bias, of every node. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void hugeLogitsOverflowNowhereAndOfEqualOnesTheFirstIsTheLargest(Precision precision) {
        LanguageModel model = model(4);
        try (ParameterVector theta = theta(model, precision, 0)) {
            writeBias(theta, 2000, -2000, 1000, 2000);
            Evaluation found = found(NodeCost.of(precision), precision, model, Texts.of(4, 1, 2, 0, 3, 1), theta);
            assertEquals((1000 + 0 + 0 + 4000) / 4.0 + Math.log(2), found.cost(), 1e-4);
            assertEquals(3 / 4.0, found.errorRate(), "2, 3 and 1 are wrong, 0 is the first of the largest");
        }
    }

    /** The same memory, the same tree: what the logits were before does not count. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void smallLogitsAfterLargeOnesCostWhatTheyCostAtFirst(Precision precision) {
        LanguageModel model = model(3);
        Text text = Texts.of(3, 0, 1, 2, 0, 1);
        NodeCost cost = NodeCost.of(precision);
        try (ParameterVector theta = theta(model, precision, 0)) {
            writeBias(theta, 300, 0, 0);
            assertEquals(
                    (300 * 3 + 0) / 4.0,
                    found(cost, precision, model, text, theta).cost(),
                    1e-4);
            writeBias(theta, 0, 0, 0);
            assertEquals(Math.log(3), found(cost, precision, model, text, theta).cost(), 1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aCostThatIsNotFiniteCountsAsWrong(Precision precision) {
        LanguageModel model = model(3);
        try (ParameterVector theta = theta(model, precision, 0)) {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                writeBias(theta, 0, 0, bad);
                Evaluation found = found(NodeCost.of(precision), precision, model, Texts.of(3, 1, 2, 2, 2, 2), theta);
                assertEquals(Double.NaN, found.cost(), "" + bad);
                assertEquals(1, found.errorRate(), "" + bad);
            }
            double[] none = new double[3];
            Arrays.fill(none, Double.NEGATIVE_INFINITY);
            writeBias(theta, none);
            assertEquals(
                    1,
                    found(NodeCost.of(precision), precision, model, Texts.of(3, 0, 0, 0, 0, 0), theta)
                            .errorRate());
        }
    }

    @Test
    void aPrecisionHasTheCostOfItsOwn() {
        assertInstanceOf(FloatNodeCost.class, NodeCost.of(Precision.FLOAT));
        assertInstanceOf(DoubleNodeCost.class, NodeCost.of(Precision.DOUBLE));
    }
}
