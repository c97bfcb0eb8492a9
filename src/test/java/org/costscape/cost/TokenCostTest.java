package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Softmax cross-entropy of columns against the formulas written out in double, with logits that both precisions hold. */
class TokenCostTest {
    /** What one call finds: mean cost, error rate, and what is in the outputs afterwards. */
    private static final class Found {
        private final double cost;
        private final double errorRate;
        private final double[] outputs;

        Found(Evaluation mean, double[] outputs) {
            this.cost = mean.cost();
            this.errorRate = mean.errorRate();
            this.outputs = outputs;
        }
    }

    private static double tolerance(Precision precision) {
        return precision == Precision.FLOAT ? 1e-6 : 1e-14;
    }

    private static double[] logits(int count, double range, long seed) {
        return new SplittableRandom(seed)
                .doubles(count, -range, range)
                .map(z -> (float) z)
                .toArray();
    }

    private static int[] labels(int columns, int classes) {
        return new SplittableRandom(columns).ints(columns, 0, classes).toArray();
    }

    private static Found evaluate(TokenCost cost, Precision precision, double[] z, int... labels) {
        return found(precision, z, labels.length, (outputs, tally) -> cost.evaluate(outputs, labels, tally));
    }

    private static Found differentiate(TokenCost cost, Precision precision, double factor, double[] z, int... labels) {
        return found(
                precision,
                z,
                labels.length,
                (outputs, tally) -> cost.evaluateAndDifferentiate(outputs, labels, factor, tally));
    }

    private interface Call {
        void run(ColumnMatrix outputs, Tally tally);
    }

    private static Found found(Precision precision, double[] z, int columns, Call call) {
        try (ColumnMatrix outputs = ColumnMatrix.zeros(precision, z.length / columns, columns)) {
            outputs.writeRounded(0, z, new float[z.length]);
            Tally tally = new Tally();
            call.run(outputs, tally);
            Evaluation mean = Tally.mean(new Tally[] {tally}, columns);
            double[] left = new double[z.length];
            outputs.readWidened(0, left, new float[z.length]);
            return new Found(mean, left);
        }
    }

    /** −log pᵧ, mean over the columns, with p = exp z / Σₖ exp zₖ as it stands: only for small z. */
    private static double meanCost(double[] z, int... labels) {
        double sum = 0;
        for (int column = 0; column < labels.length; column++) {
            sum -= Math.log(softmax(z, column, labels.length)[labels[column]]);
        }
        return sum / labels.length;
    }

    private static double[] softmax(double[] z, int column, int columns) {
        int classes = z.length / columns;
        double[] powers = Arrays.stream(z, column * classes, (column + 1) * classes)
                .map(Math::exp)
                .toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }

    /** factor · (softmax(z) − onehot(y)) of each column. */
    private static double[] gradient(double factor, double[] z, int... labels) {
        int classes = z.length / labels.length;
        double[] gradient = new double[z.length];
        for (int column = 0; column < labels.length; column++) {
            double[] p = softmax(z, column, labels.length);
            for (int k = 0; k < classes; k++) {
                gradient[column * classes + k] = factor * (p[k] - (k == labels[column] ? 1 : 0));
            }
        }
        return gradient;
    }

    /** The share of the columns with another class before the own one that is as large, or one behind it that is larger. */
    private static double errorRate(double[] z, int... labels) {
        int classes = z.length / labels.length;
        double wrong = 0;
        for (int column = 0; column < labels.length; column++) {
            double own = z[column * classes + labels[column]];
            boolean right = true;
            for (int k = 0; k < classes; k++) {
                double other = z[column * classes + k];
                right &= k < labels[column] ? other < own : other <= own;
            }
            wrong += right ? 0 : 1;
        }
        return wrong / labels.length;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void anyNumberOfClassesHasCostErrorsAndGradientOfTheFormulas(Precision precision) {
        TokenCost cost = TokenCost.of(precision);
        for (int classes : new int[] {2, 3, 4, 5, 6, 7, 8, 9, 10, 1}) { // one after the other in the same memory
            double[] z = logits(classes * 11, 4, classes);
            int[] labels = labels(11, classes);
            Found evaluated = evaluate(cost, precision, z, labels);
            assertEquals(meanCost(z, labels), evaluated.cost, tolerance(precision), classes + " classes");
            assertEquals(errorRate(z, labels), evaluated.errorRate, 1e-15, classes + " classes");
            assertArrayEquals(z, evaluated.outputs, "evaluation leaves the logits alone");
            Found found = differentiate(cost, precision, 0.25, z, labels);
            assertEquals(evaluated.cost, found.cost, 0, classes + " classes");
            assertEquals(evaluated.errorRate, found.errorRate);
            assertArrayEquals(gradient(0.25, z, labels), found.outputs, tolerance(precision), classes + " classes");
        }
    }

    /** 3 · 6,001 and 2 · 9,001 numbers: several tiles, the last one not full, and a column that is longer than one. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void manyColumnsAndLongOnesCostWhatTheyCostAlone(Precision precision) {
        TokenCost cost = TokenCost.of(precision);
        for (int columns : new int[] {6001, 2}) {
            int classes = columns == 2 ? 9001 : 3;
            double[] z = logits(classes * columns, 3, columns);
            int[] labels = labels(columns, classes);
            assertEquals(meanCost(z, labels), evaluate(cost, precision, z, labels).cost, 10 * tolerance(precision));
            Found found = differentiate(cost, precision, 1, z, labels);
            assertEquals(meanCost(z, labels), found.cost, 10 * tolerance(precision));
            assertEquals(errorRate(z, labels), found.errorRate, 1e-15);
            assertArrayEquals(gradient(1, z, labels), found.outputs, 2 * tolerance(precision));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void hugeLogitsCostTheirDifferenceAndOverflowNowhere(Precision precision) {
        TokenCost cost = TokenCost.of(precision);
        double[] z = {1000, 0, -1000, -1000, 0, 1000};
        Found wrong = differentiate(cost, precision, 0.5, z, 1, 0);
        assertEquals((1000 + 2000) / 2.0, wrong.cost);
        assertEquals(1, wrong.errorRate);
        assertArrayEquals(new double[] {0.5, -0.5, 0, -0.5, 0, 0.5}, wrong.outputs, 1e-30);
        Found right = differentiate(cost, precision, 0.5, z, 0, 2);
        assertEquals(0, right.cost);
        assertEquals(0, right.errorRate);
        assertArrayEquals(new double[6], right.outputs, 1e-30);
    }

    /** Margins of 20 … 70 nats: 1 − p of the own class has no digit right where p is near 1, and an adversarial example needs it. */
    @Test
    void theGradientOfAnExampleThatIsAllButCertainIsRightInEveryDigit() {
        for (double margin : new double[] {20, 40, 70}) {
            double[] found = differentiate(
                            new SoftmaxCrossEntropy(), Precision.DOUBLE, 0.5, new double[] {1, margin + 1, 0}, 1)
                    .outputs;
            double first = 0.5 * Math.exp(-margin);
            double last = 0.5 * Math.exp(-margin - 1);
            double[] expected = {first, -first - last, last}; // but for a factor 1 + e^−margin
            for (int k = 0; k < 3; k++) {
                assertEquals(expected[k], found[k], 1e-8 * first, margin + " nats, class " + k);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void ofEqualLogitsTheFirstIsHeldForTheLargest(Precision precision) {
        TokenCost cost = TokenCost.of(precision);
        double[] z = {-1, 2, 2, 0};
        assertEquals(0, evaluate(cost, precision, z, 1).errorRate);
        assertEquals(1, evaluate(cost, precision, z, 2).errorRate);
        assertEquals(0, evaluate(cost, precision, new double[] {7, 7, 7}, 0).errorRate);
        assertEquals(1, evaluate(cost, precision, new double[] {7, 7, 7}, 2).errorRate);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aCostThatIsNotFiniteCountsAsWrongEvenWhereTheOwnLogitIsTheLargest(Precision precision) {
        TokenCost cost = TokenCost.of(precision);
        double inf = Double.POSITIVE_INFINITY;
        for (double[] z : new double[][] {{Double.NaN, 0}, {1, Double.NaN}, {inf, 0}, {-inf, -inf}}) {
            Found found = evaluate(cost, precision, z, 0);
            assertEquals(Double.NaN, found.cost, Arrays.toString(z));
            assertEquals(1, found.errorRate, Arrays.toString(z));
        }
        assertEquals(inf, evaluate(cost, precision, new double[] {-inf, 0}, 0).cost);
    }

    @Test
    void aPrecisionHasTheCostOfItsOwn() {
        assertInstanceOf(FloatSoftmaxCrossEntropy.class, TokenCost.of(Precision.FLOAT));
        assertInstanceOf(SoftmaxCrossEntropy.class, TokenCost.of(Precision.DOUBLE));
    }

    /** H ż with H = diag(p) − ppᵀ, entry by entry. */
    @Test
    void theSecondDerivativeIsThatOfTheSoftmax() {
        int classes = 5;
        double[] z = logits(15, 3, 1);
        double[] moved = logits(15, 2, 2);
        int[] labels = {4, 0, 2};
        double[] expected = new double[15];
        for (int column = 0; column < 3; column++) {
            double[] p = softmax(z, column, 3);
            for (int i = 0; i < classes; i++) {
                for (int j = 0; j < classes; j++) {
                    double h = (i == j ? p[i] : 0) - p[i] * p[j];
                    expected[column * classes + i] += 0.1 * h * moved[column * classes + j];
                }
            }
        }
        try (ColumnMatrix outputs = ColumnMatrix.zeros(Precision.DOUBLE, classes, 3);
                ColumnMatrix changes = ColumnMatrix.zeros(Precision.DOUBLE, classes, 3)) {
            outputs.write(0, z);
            changes.write(0, moved);
            new SoftmaxCrossEntropy().differentiateTwice(outputs, changes, labels, 0.1);
            double[] found = new double[15];
            outputs.read(0, found);
            assertArrayEquals(gradient(0.1, z, labels), found, 1e-15);
            changes.read(0, found);
            assertArrayEquals(expected, found, 1e-15);
        }
    }
}
