package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.DropoutDefinition;
import org.costscape.network.DropoutStep;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.MaxoutDefinition;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dropout in the cost of a minibatch at a step of training, and nowhere else. */
class DropoutTest {
    private static final int EXAMPLES = 643;
    private static final DropoutStep STEP = new DropoutStep(5, 17);

    /** More examples than two chunks hold, in no order. */
    private static final int[] MINIBATCH =
            IntStream.range(0, 150).map(i -> i * 101 % EXAMPLES).toArray();

    /** Each kind of training that dropout goes with. */
    enum Kind {
        TANH,
        MAXOUT,
        ADVERSARIAL,
        ADVERSARIAL_WITHOUT_CLEAN_SHARE,
        NORMALIZED,
        ADVERSARIAL_NORMALIZED;

        private ObjectiveDefinition objective() {
            return switch (this) {
                case ADVERSARIAL, ADVERSARIAL_NORMALIZED -> new AdversarialDefinition(0.1, 0.5);
                case ADVERSARIAL_WITHOUT_CLEAN_SHARE -> new AdversarialDefinition(0.1, 0);
                default -> new CrossEntropyDefinition();
            };
        }

        /** With p = 1 nothing is dropped. */
        Network network(double keep) {
            DropoutDefinition dropout = new DropoutDefinition(keep);
            return new FeedforwardDefinition(
                            5,
                            List.of(dropout, first(), hidden(), dropout, new DenseDefinition(3, Activation.IDENTITY)))
                    .build();
        }

        private LayerDefinition first() {
            return name().endsWith("NORMALIZED") ? new LinearDefinition(7) : new DenseDefinition(7, Activation.TANH);
        }

        private LayerDefinition hidden() {
            return switch (this) {
                case NORMALIZED, ADVERSARIAL_NORMALIZED -> new BatchNormalizationDefinition(1e-5, 0.1, Activation.TANH);
                case MAXOUT -> new MaxoutDefinition(4, 3);
                default -> new DenseDefinition(4, Activation.TANH);
            };
        }

        NetworkCost cost(double keep, Precision precision, Parallel parallel) {
            return cost(objective(), keep, precision, parallel);
        }

        NetworkCost cost(ObjectiveDefinition other, double keep, Precision precision, Parallel parallel) {
            return new NetworkCost(network(keep), other, Datasets.random(EXAMPLES, 5, 3, 11), precision, parallel);
        }
    }

    private static ParameterVector theta(NetworkCost cost, Precision precision) {
        double[] values =
                new SplittableRandom(5).doubles(cost.layout().size(), -0.5, 0.5).toArray();
        return ParameterVector.of(cost.layout(), precision, values);
    }

    /** The cost of the minibatch, then its gradient; of the whole set without dropout before and after. */
    private static double[] costAndGradient(NetworkCost cost, Precision precision, DropoutStep step) {
        try (ParameterVector theta = theta(cost, precision);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), precision)) {
            double[] all = new double[gradient.size() + 1];
            double evaluated = cost.evaluate(theta).cost();
            all[0] = cost.costAndGradient(theta, MINIBATCH, gradient, step, null);
            System.arraycopy(gradient.toDoubles(), 0, all, 1, gradient.size());
            assertEquals(evaluated, cost.evaluate(theta).cost());
            return all;
        }
    }

    private static double[] costAndGradient(Kind kind, double keep, Precision precision, int threads) {
        try (Parallel parallel = new Parallel(threads);
                NetworkCost cost = kind.cost(keep, precision, parallel)) {
            return costAndGradient(cost, precision, STEP);
        }
    }

    /** What is measured and drawn is without dropout, and so is the gradient of the whole set. */
    @Nested
    class OnTheWholeSet extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            return Kind.TANH.cost(0.5, precision, parallel);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void evaluationAndGradientsOfTheWholeSetAreThoseWithoutDropout(Kind kind) {
        try (Parallel parallel = new Parallel(2);
                NetworkCost dropped = kind.cost(0.5, Precision.DOUBLE, parallel);
                NetworkCost kept = kind.cost(1, Precision.DOUBLE, parallel);
                ParameterVector theta = theta(kept, Precision.DOUBLE);
                ParameterVector found = ParameterVector.zeros(kept.layout(), Precision.DOUBLE);
                ParameterVector expected = found.copy()) {
            dropped.costAndGradient(theta, MINIBATCH, found, STEP, null);
            assertEquals(kept.evaluate(theta).cost(), dropped.evaluate(theta).cost());
            assertEquals(kept.costAndGradient(theta, expected), dropped.costAndGradient(theta, found));
            assertArrayEquals(expected.toDoubles(), found.toDoubles());
            assertEquals(
                    kept.costAndGradient(theta, MINIBATCH, expected), dropped.costAndGradient(theta, MINIBATCH, found));
            assertArrayEquals(expected.toDoubles(), found.toDoubles());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theGradientAgreesWithCentralDifferencesWithTheSameUnitsDropped(Kind kind) {
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = kind.cost(0.6, Precision.DOUBLE, parallel);
                ParameterVector theta = theta(cost, Precision.DOUBLE);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            cost.costAndGradient(theta, MINIBATCH, gradient, STEP, null);
            double[] exact = gradient.toDoubles();
            double[] at = theta.toDoubles();
            double h = 1e-6;
            for (int i = 0; i < at.length; i++) {
                double saved = at[i];
                at[i] = saved + h;
                theta.write(at);
                double up = cost.costAndGradient(theta, MINIBATCH, gradient, STEP, null);
                at[i] = saved - h;
                theta.write(at);
                double down = cost.costAndGradient(theta, MINIBATCH, gradient, STEP, null);
                at[i] = saved;
                assertEquals((up - down) / (2 * h), exact[i], 2e-9, "parameter " + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anyNumberOfThreadsGivesTheSameBits(Kind kind) {
        for (Precision precision : Precision.values()) {
            double[] expected = costAndGradient(kind, 0.5, precision, 1);
            for (int threads : List.of(2, 3, 7)) {
                assertArrayEquals(expected, costAndGradient(kind, 0.5, precision, threads), threads + " threads");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theSameStepDropsTheSameUnitsAndAnotherOthers(Kind kind) {
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = kind.cost(0.5, Precision.DOUBLE, parallel)) {
            double[] found = costAndGradient(cost, Precision.DOUBLE, STEP);
            double[] next = costAndGradient(cost, Precision.DOUBLE, new DropoutStep(5, 18));
            double[] otherSeed = costAndGradient(cost, Precision.DOUBLE, new DropoutStep(6, 17));
            assertNotEquals(found[0], next[0]);
            assertNotEquals(found[0], otherSeed[0]);
            assertNotEquals(found[0], costAndGradient(kind, 1, Precision.DOUBLE, 2)[0]);
            assertArrayEquals(found, costAndGradient(cost, Precision.DOUBLE, STEP));
        }
    }

    /** Where the inputs hardly move, the adversarial half costs what the clean one does, if the same units are dropped. */
    @ParameterizedTest
    @EnumSource(names = {"TANH", "MAXOUT", "NORMALIZED"})
    void anAdversarialExampleLosesTheUnitsOfTheExampleItself(Kind kind) {
        try (Parallel parallel = new Parallel(2);
                NetworkCost plain = kind.cost(0.5, Precision.DOUBLE, parallel);
                NetworkCost moved = kind.cost(new AdversarialDefinition(1e-12, 0.5), 0.5, Precision.DOUBLE, parallel)) {
            assertArrayEquals(
                    costAndGradient(plain, Precision.DOUBLE, STEP),
                    costAndGradient(moved, Precision.DOUBLE, STEP),
                    1e-10);
        }
    }

    @Test
    void floatIsWithinItsPrecisionOfDouble() {
        for (Kind kind : List.of(Kind.TANH, Kind.MAXOUT, Kind.NORMALIZED)) {
            assertArrayEquals(
                    costAndGradient(kind, 0.5, Precision.DOUBLE, 2),
                    costAndGradient(kind, 0.5, Precision.FLOAT, 2),
                    1e-5);
        }
    }
}
