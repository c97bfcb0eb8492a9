package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.costscape.array.Precision;
import org.costscape.dataset.TextStreams;
import org.costscape.dataset.Texts;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageModelTrainingTest {
    private static final TextStreams TEXT = TextStreams.continuous(Texts.random(401, 5, 2), 20, 5);

    private static LanguageModel model(double keep) {
        return new LanguageModelDefinition(5, 3, 4, 2, keep, 0).build();
    }

    /** A few steps of gradient descent, with what can be seen of them: costs and gradients. */
    private static final class Run implements AutoCloseable {
        private final Parallel parallel;
        private final TrainingCost cost;
        private final ParameterVector theta;
        private final ParameterVector gradient;
        private final List<Double> costs = new ArrayList<>();

        Run(LanguageModel model, long seed, Precision precision, int threads) {
            parallel = new Parallel(threads);
            cost = new LanguageModelTraining(model, TEXT, seed, precision, parallel);
            double[] values = new SplittableRandom(7)
                    .doubles(model.layout().size(), -1, 1)
                    .toArray();
            theta = ParameterVector.of(model.layout(), precision, values);
            gradient = ParameterVector.zeros(model.layout(), precision);
        }

        Run steps(int from, int to, double rate) {
            for (int step = from; step < to; step++) {
                costs.add(cost.costAndGradient(step, theta, gradient));
                theta.add(-rate, gradient);
            }
            return this;
        }

        @Override
        public void close() {
            cost.close();
            theta.close();
            gradient.close();
            parallel.close();
        }
    }

    @Test
    void theStepsOfAnEpochCostWhatTheContinuousTextCosts() {
        LanguageModel model = model(1);
        try (Run run = new Run(model, 1, Precision.DOUBLE, 2).steps(0, 4, 0);
                CostFunction whole = new LanguageModelCost(model, TEXT, Precision.DOUBLE, run.parallel)) {
            assertEquals(4, run.cost.stepsAnEpoch());
            double mean = run.costs.stream().mapToDouble(x -> x).average().orElseThrow();
            assertEquals(whole.evaluate(run.theta).cost(), mean, 1e-14);
            assertTrue(run.costs.get(0) != run.costs.get(1).doubleValue());
            run.steps(4, 5, 0);
            assertEquals(run.costs.get(0), run.costs.get(4), "an epoch begins with states of zero");
        }
    }

    @Test
    void theGradientsOfAnEpochAddUpToThatOfTheContinuousText() {
        LanguageModel model = model(1);
        try (Run run = new Run(model, 1, Precision.DOUBLE, 2);
                ParameterVector sum = ParameterVector.zeros(model.layout(), Precision.DOUBLE);
                ParameterVector expected = ParameterVector.zeros(model.layout(), Precision.DOUBLE);
                CostFunction whole = new LanguageModelCost(model, TEXT, Precision.DOUBLE, run.parallel)) {
            for (int step = 0; step < 4; step++) {
                run.steps(step, step + 1, 0);
                sum.add(0.25, run.gradient);
            }
            whole.costAndGradient(run.theta, expected);
            assertArrayEquals(expected.toDoubles(), sum.toDoubles(), 1e-14);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void anyNumberOfThreadsGivesTheSameBits(Precision precision) {
        try (Run one = new Run(model(0.7), 5, precision, 1).steps(0, 6, 0.1)) {
            for (int threads : List.of(2, 7)) {
                try (Run many = new Run(model(0.7), 5, precision, threads).steps(0, 6, 0.1)) {
                    assertEquals(one.costs, many.costs);
                    assertArrayEquals(one.theta.toDoubles(), many.theta.toDoubles());
                }
            }
        }
    }

    @Test
    void aRunThatGoesOnFromItsStateGivesTheSameBits() {
        try (Run whole = new Run(model(0.7), 5, Precision.FLOAT, 2).steps(0, 7, 0.1);
                Run first = new Run(model(0.7), 5, Precision.FLOAT, 2).steps(0, 3, 0.1);
                Run second = new Run(model(0.7), 5, Precision.FLOAT, 2)) {
            second.theta.assign(first.theta);
            second.cost
                    .state()
                    .forEach((name, vector) -> vector.assign(first.cost.state().getOrDefault(name, vector)));
            second.steps(3, 7, 0.1);
            assertEquals(whole.costs.subList(3, 7), second.costs);
            assertArrayEquals(whole.theta.toFloats(), second.theta.toFloats());
        }
    }

    @Test
    void dropoutDependsOnTheSeedAndTheStep() {
        try (Run one = new Run(model(0.7), 5, Precision.DOUBLE, 2).steps(0, 5, 0);
                Run same = new Run(model(0.7), 5, Precision.DOUBLE, 2).steps(0, 5, 0);
                Run other = new Run(model(0.7), 6, Precision.DOUBLE, 2).steps(0, 5, 0)) {
            assertEquals(one.costs, same.costs);
            assertTrue(one.costs.get(0) != other.costs.get(0).doubleValue());
            assertTrue(one.costs.get(0) != one.costs.get(4).doubleValue(), "the same window at another step");
        }
    }

    @Test
    void floatIsWithinItsPrecisionOfDouble() {
        try (Run wide = new Run(model(0.7), 5, Precision.DOUBLE, 2).steps(0, 3, 0);
                Run narrow = new Run(model(0.7), 5, Precision.FLOAT, 2).steps(0, 3, 0)) {
            assertEquals(wide.costs.get(2), narrow.costs.get(2), 1e-5);
            assertArrayEquals(wide.gradient.toDoubles(), narrow.gradient.toDoubles(), 1e-5);
        }
    }
}
