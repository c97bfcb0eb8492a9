package org.costscape.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.MaxPoolDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;

/** Builds a file's network and examples; all shapes are the file's. */
final class FeedforwardReader {
    private FeedforwardReader() {}

    /** Layers of the widths {@code dims}, with what the file says of activation, maxout pieces, batch normalization, biases. */
    static Network perceptron(Reference file) {
        int[] dims = file.get("dims").ints();
        String activation =
                file.has("activation") ? file.get("activation").text() : "relu"; // fgsm and net2net say none
        if (activation.equals("maxout")) {
            return Networks.maxout(file.get("pieces").whole(), dims);
        }
        if (file.has("bn_momentum")) {
            BatchNormalizationDefinition normalization = new BatchNormalizationDefinition(
                    file.get("eps").number(), file.get("bn_momentum").number(), activation(activation));
            return Networks.batchNormalized(
                    normalization, file.get("hidden_bias").isTrue(), dims);
        }
        return file.has("bias") && !file.get("bias").isTrue()
                ? Networks.linear(dims)
                : Networks.dense(activation(activation), dims);
    }

    static Activation activation(String name) {
        return name.equals("linear") ? Activation.IDENTITY : Activation.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Convolution, ReLU, max pooling, one fully connected layer. */
    static Network convolutional(Reference file) {
        int height = file.get("h").whole();
        int width = file.get("w").whole();
        int inputChannels = file.get("cin").whole();
        int channels = file.get("cout").whole();
        assertEquals(3, file.get("kernel").whole(), "rows and columns of the kernel");
        ConvolutionDefinition convolution = new ConvolutionDefinition(
                inputChannels, height, width, channels, file.get("pad").whole(), Activation.RELU);
        return new FeedforwardDefinition(
                        inputChannels * height * width,
                        List.of(
                                convolution,
                                new MaxPoolDefinition(channels, convolution.outputHeight(), convolution.outputWidth()),
                                new DenseDefinition(file.get("classes").whole(), Activation.IDENTITY)))
                .build();
    }

    /** @param examples an object with inputs x and classes y */
    static Dataset classified(Reference examples, Network network) {
        return Datasets.of(
                examples.get("x").doubles(),
                network.definition().inputs(),
                examples.get("y").ints(),
                network.definition().outputs());
    }

    /** @param examples an object with inputs x and target numbers y */
    static Dataset withTargets(Reference examples, Network network) {
        return Datasets.of(
                examples.get("x").doubles(),
                network.definition().inputs(),
                examples.get("y").doubles(),
                network.definition().outputs());
    }
}
