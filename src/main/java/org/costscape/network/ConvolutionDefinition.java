package org.costscape.network;

import java.util.Optional;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;

/**
 * A convolution of 3×3 with stride 1, h = φ(W ⋆ x + b), of pictures whose numbers are in the order channel, row, column.
 *
 * @param inputChannels planes of a picture, 1 … 10,000
 * @param height rows of a picture, 1 … 10,000, with the padding at least 3
 * @param width columns of a picture, likewise
 * @param channels planes that it hands on, 1 … 10,000
 * @param padding zeros around a picture on each side, 0 … 100; with 1 the size is kept
 * @param activation φ
 */
public record ConvolutionDefinition(
        int inputChannels, int height, int width, int channels, int padding, Activation activation)
        implements LayerDefinition {
    /** Rows, and columns, of the kernel. */
    static final int KERNEL = 3;

    /** Examples that at least share the memory for the patches of one of them. */
    private static final int SHARED = 64;

    public ConvolutionDefinition {
        PictureSize.check("inputChannels", inputChannels);
        PictureSize.check("height", height);
        PictureSize.check("width", width);
        PictureSize.check("channels", channels);
        if (padding < 0 || padding > 100) {
            throw new BadInputException("padding: expected 0 … 100, found " + padding);
        }
        if (Math.min(height, width) + 2 * padding < KERNEL) {
            throw new BadInputException("height, width: expected at least 3 × 3 with the padding, found "
                    + (height + 2 * padding) + " × " + (width + 2 * padding));
        }
        PictureSize.checkProduct(inputChannels, height, width);
        PictureSize.checkProduct(channels, height + 2 * padding, width + 2 * padding);
        PictureSize.checkProduct(inputChannels * KERNEL * KERNEL, height + 2 * padding, width + 2 * padding);
    }

    /** Rows of a plane that it hands on. */
    public int outputHeight() {
        return height + 2 * padding - KERNEL + 1;
    }

    /** Columns of a plane that it hands on. */
    public int outputWidth() {
        return width + 2 * padding - KERNEL + 1;
    }

    /** Numbers in a plane that it hands on. */
    int positions() {
        return outputHeight() * outputWidth();
    }

    /** Numbers of a picture that one output depends on. */
    int patch() {
        return inputChannels * KERNEL * KERNEL;
    }

    @Override
    public int units(int inputs) {
        return outputs();
    }

    /** Numbers of a picture that it hands on. */
    int outputs() {
        return channels * positions();
    }

    @Override
    public Optional<LayerDefinition> beforeNonlinearity() {
        return Optional.of(
                new ConvolutionDefinition(inputChannels, height, width, channels, padding, Activation.IDENTITY));
    }

    @Override
    public long activations(int inputs) {
        return outputs() + (long) patch() * positions() / SHARED;
    }

    @Override
    public void checkInputs(String name, int inputs) {
        PictureSize.checkInputs(name, inputChannels, height, width, inputs);
    }

    @Override
    public long parameters(long inputs) {
        return (patch() + 1L) * channels;
    }

    @Override
    public Layer build(int inputs, String name, ParameterLayout.Builder layout) {
        return new Convolution(this, name, layout);
    }
}
