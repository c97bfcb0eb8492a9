package org.costscape.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.costscape.parameter.ParameterLayout;
import org.junit.jupiter.api.Test;

/** What a definition says of its weight matrices without being built. */
class WeightsTest {
    private static long matrices(ParameterLayout layout) {
        return layout.blocks().stream()
                .filter(block -> block.shape().size() > 1)
                .count();
    }

    @Test
    void everyLayerSaysHowManyWeightMatricesItHas() {
        List<LayerDefinition> layers = List.of(
                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                new ConvolutionDefinition(1, 2, 2, 3, 1, Activation.RELU),
                new DenseDefinition(3, Activation.RELU),
                new DropoutDefinition(0.5),
                new LinearDefinition(3),
                new MaxPoolDefinition(1, 2, 2),
                new MaxoutDefinition(3, 2));
        assertEquals(LayerDefinition.class.getPermittedSubclasses().length, layers.size());
        for (LayerDefinition layer : layers) {
            ParameterLayout.Builder layout = new ParameterLayout.Builder();
            layer.build(4, "layers.0", layout);
            assertEquals(matrices(layout.build()), layer.weights(), layer.toString());
        }
    }

    @Test
    void aNetworkSaysHowManyWeightMatricesItHas() {
        FeedforwardDefinition feedforward = new FeedforwardDefinition(
                4, List.of(new DropoutDefinition(0.8), new MaxoutDefinition(3, 2), new LinearDefinition(2)));
        assertEquals(matrices(feedforward.build().layout()), feedforward.weights());
        for (int layers = 1; layers < 4; layers++) {
            LanguageModelDefinition text = new LanguageModelDefinition(5, 3, 4, layers, 1, 0);
            assertEquals(matrices(text.build().layout()), text.weights());
        }
    }
}
