package org.costscape.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.training.Initialization;
import org.junit.jupiter.api.Test;

class BatchNormalizationTest {
    private static final double EPSILON = 1e-3;

    private static final BatchNormalizationDefinition NORMALIZATION =
            new BatchNormalizationDefinition(EPSILON, 0.1, Activation.IDENTITY);

    @Test
    void outputsHaveMeanZeroAndVarianceNearlyOneAcrossChunks() {
        int examples = 333;
        int units = 6;
        Network network = new FeedforwardDefinition(4, List.of(new LinearDefinition(units), NORMALIZATION)).build();
        Dataset data = Datasets.random(examples, 4, 2, 3);
        try (Parallel parallel = new Parallel(2);
                CoupledPass pass = network.newCoupledPass(Precision.DOUBLE, examples, 50, parallel);
                ParameterVector theta = new Initialization.He().draw(network.layout(), Precision.DOUBLE, 1);
                ParameterVector statistics =
                        ParameterVector.zeros(network.running().layout(), Precision.DOUBLE)) {
            pass.report(statistics, false);
            double[] h = numbers(pass.forward(theta, data.inputs()));
            for (int unit = 0; unit < units; unit++) {
                double sum = 0;
                double squares = 0;
                for (int example = 0; example < examples; example++) {
                    sum += h[example * units + unit];
                    squares += h[example * units + unit] * h[example * units + unit];
                }
                double variance = statistics.toDoubles()[units + unit];
                assertEquals(0, sum / examples, 1e-12);
                assertEquals(variance / (variance + EPSILON), squares / examples, 1e-12);
            }
        }
    }

    @Test
    void oneChunkAloneIsAWholeBatch() {
        Network network = Networks.batchNormalized(NORMALIZATION, true, 4, 6, 5, 3);
        Dataset data = Datasets.random(40, 4, 3, 3);
        try (Parallel parallel = new Parallel(2);
                Network.Pass coupled = network.newCoupledPass(Precision.DOUBLE, 40, 64, parallel);
                Network.Pass alone = network.newPass(Precision.DOUBLE, 40);
                ParameterVector theta = new Initialization.He().draw(network.layout(), Precision.DOUBLE, 1);
                ParameterVector gradient = theta.copy();
                ParameterVector other = theta.copy()) {
            assertArrayEquals(
                    numbers(coupled.forward(theta, data.inputs())), numbers(alone.forward(theta, data.inputs())));
            try (ColumnMatrix delta = ColumnMatrix.zeros(Precision.DOUBLE, 3, 40)) {
                double[] towardsOutput = new double[120];
                for (int i = 0; i < towardsOutput.length; i++) {
                    towardsOutput[i] = Math.sin(i);
                }
                delta.write(0, towardsOutput);
                double[] expected = numbers(alone.inputGradient(theta, delta, other, true));
                delta.write(0, towardsOutput);
                assertArrayEquals(expected, numbers(coupled.inputGradient(theta, delta, gradient, true)));
                assertArrayEquals(other.toDoubles(), gradient.toDoubles());
            }
        }
    }

    @Test
    void scalesStartFromOneAndShiftsFromZero() {
        Network network = new FeedforwardDefinition(2, List.of(new LinearDefinition(1), NORMALIZATION)).build();
        try (ParameterVector theta = new Initialization.Zero().draw(network.layout(), Precision.FLOAT, 1);
                ParameterVector running = network.running().start(Precision.FLOAT)) {
            assertArrayEquals(new double[] {0, 0, 1, 0}, theta.toDoubles());
            assertArrayEquals(new double[] {0, 1}, running.toDoubles());
        }
    }

    @Test
    void itComesAfterAnAffineLayerOnly() {
        for (List<LayerDefinition> layers : List.<List<LayerDefinition>>of(
                List.of(NORMALIZATION),
                List.of(new DenseDefinition(3, Activation.RELU), NORMALIZATION),
                List.of(new MaxoutDefinition(3, 2), NORMALIZATION))) {
            BadInputException thrown =
                    assertThrows(BadInputException.class, () -> new FeedforwardDefinition(2, layers));
            assertTrue(String.valueOf(thrown.getMessage()).contains("before batch normalization"), thrown.getMessage());
        }
    }

    private static double[] numbers(ColumnMatrix matrix) {
        double[] numbers = new double[matrix.rows() * matrix.columns()];
        matrix.read(0, numbers);
        return numbers;
    }
}
