package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.MaxPoolDefinition;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Convolution and max pooling in a network. */
class ConvolutionTest {
    @Nested
    class TwoConvolutionsPooled extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            Network network = new FeedforwardDefinition(
                            2 * 5 * 7,
                            List.of(
                                    new ConvolutionDefinition(2, 5, 7, 3, 1, Activation.TANH),
                                    new MaxPoolDefinition(3, 5, 7),
                                    new ConvolutionDefinition(3, 2, 3, 2, 2, Activation.TANH),
                                    new DenseDefinition(3, Activation.IDENTITY)))
                    .build();
            Dataset data = Datasets.random(643, 2 * 5 * 7, 3, 11);
            return new NetworkCost(network, new CrossEntropyDefinition(), data, precision, parallel);
        }
    }

    /** The first layer's gradient with respect to its inputs enters the cost. */
    @Nested
    class Adversarial extends CostFunctionContract {
        @Override
        CostFunction cost(Precision precision, Parallel parallel) {
            Network network = new FeedforwardDefinition(
                            4 * 4,
                            List.of(
                                    new ConvolutionDefinition(1, 4, 4, 2, 0, Activation.TANH),
                                    new DenseDefinition(3, Activation.IDENTITY)))
                    .build();
            return new NetworkCost(
                    network, new AdversarialDefinition(0.1, 0.5), Datasets.random(100, 16, 3, 11), precision, parallel);
        }
    }

    @Test
    void theFirstOfEqualMaximaIsGivenTheGradient() {
        Network network =
                new FeedforwardDefinition(4, List.of(new MaxPoolDefinition(1, 2, 2), new LinearDefinition(1))).build();
        try (Network.Pass pass = network.newPass(Precision.DOUBLE, 1);
                ParameterVector theta = ParameterVector.of(network.layout(), Precision.DOUBLE, new double[] {1});
                ColumnMatrix x = ColumnMatrix.zeros(Precision.DOUBLE, 4, 1);
                ColumnMatrix delta = ColumnMatrix.zeros(Precision.DOUBLE, 1, 1)) {
            x.write(0, new double[] {1, 2, 2, 2});
            delta.write(0, new double[] {5});
            pass.forward(theta, x);
            double[] towardsInput = new double[4];
            pass.inputGradient(theta, delta, null, false).read(0, towardsInput);
            assertArrayEquals(new double[] {0, 5, 0, 0}, towardsInput);
        }
    }

    @Test
    void aNetworkWithoutParametersIsRefused() {
        BadInputException thrown = assertThrows(
                BadInputException.class, () -> new FeedforwardDefinition(4, List.of(new MaxPoolDefinition(1, 2, 2))));
        assertEquals("layers: expected at least one with parameters, found none", thrown.getMessage());
    }

    @Test
    void aPictureOfAnotherSizeThanTheLayerBeforeHandsOnIsRefused() {
        BadInputException thrown = assertThrows(
                BadInputException.class,
                () -> new FeedforwardDefinition(
                                784,
                                List.of(
                                        new ConvolutionDefinition(1, 28, 28, 8, 1, Activation.RELU),
                                        new MaxPoolDefinition(8, 14, 14)))
                        .build());
        assertEquals(
                "layers[1]: expected 1568 inputs (8 channels × 14 × 14), found 6272 from the layer before",
                thrown.getMessage());
    }

    @Test
    void aPictureSmallerThanTheKernelIsRefused() {
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> new ConvolutionDefinition(1, 2, 9, 1, 0, Activation.RELU));
        assertEquals("height, width: expected at least 3 × 3 with the padding, found 2 × 9", thrown.getMessage());
        assertThrows(BadInputException.class, () -> new MaxPoolDefinition(1, 1, 9));
        assertThrows(BadInputException.class, () -> new ConvolutionDefinition(9999, 9999, 99, 1, 0, Activation.RELU));
    }
}
