package org.costscape.cost;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.SplittableRandom;
import org.costscape.array.Precision;
import org.costscape.dataset.TextStreams;
import org.costscape.dataset.Texts;
import org.costscape.network.LanguageModel;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;

/** The minibatch's cost of a language model with dropout, whose training carries states. */
class MinibatchCostTest {
    private static final TextStreams TEXT = TextStreams.continuous(Texts.random(401, 5, 2), 20, 5);

    @Test
    void theCostOfAStepIsAFunctionOfThetaAlone() {
        LanguageModel model = new LanguageModelDefinition(5, 3, 4, 2, 0.7, 0).build();
        double[] values =
                new SplittableRandom(7).doubles(model.layout().size(), -1, 1).toArray();
        try (Parallel parallel = new Parallel(2);
                TrainingCost steps = new LanguageModelTraining(model, TEXT, 1, Precision.DOUBLE, parallel);
                ParameterVector theta = ParameterVector.of(model.layout(), Precision.DOUBLE, values);
                ParameterVector other = theta.copy();
                ParameterVector gradient = theta.copy()) {
            other.scale(0.5);
            steps.costAndGradient(0, theta, gradient);
            double[] before = requireNonNull(steps.state().get("state")).toDoubles();
            try (MinibatchCost cost = new MinibatchCost(steps, 1, Precision.DOUBLE)) {
                assertSame(model.layout(), cost.layout());
                double first = cost.costAndGradient(theta, gradient);
                double[] slope = gradient.toDoubles();
                assertNotEquals(first, cost.evaluate(other).cost());
                assertEquals(first, cost.evaluate(theta).cost());
                assertArrayEquals(
                        before, requireNonNull(steps.state().get("state")).toDoubles());
                assertEquals(first, steps.costAndGradient(1, theta, gradient), "what training goes on with");
                assertArrayEquals(slope, gradient.toDoubles());
            }
        }
    }
}
