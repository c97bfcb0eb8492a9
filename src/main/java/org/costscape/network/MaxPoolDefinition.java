package org.costscape.network;

import java.util.Optional;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;

/**
 * The maximum of each square of 2×2 in each plane of a picture, stride 2; an odd last row or column is left out.
 *
 * @param channels planes of a picture, 1 … 10,000
 * @param height rows of a picture, 2 … 10,000
 * @param width columns of a picture, likewise
 */
public record MaxPoolDefinition(int channels, int height, int width) implements LayerDefinition {
    public MaxPoolDefinition {
        PictureSize.check("channels", channels);
        PictureSize.check("height", height);
        PictureSize.check("width", width);
        if (height < 2 || width < 2) {
            throw new BadInputException(
                    "height, width: expected at least 2 × 2 to pool, found " + height + " × " + width);
        }
        PictureSize.checkProduct(channels, height, width);
    }

    /** Rows of a plane that it hands on. */
    public int outputHeight() {
        return height / 2;
    }

    /** Columns of a plane that it hands on. */
    public int outputWidth() {
        return width / 2;
    }

    @Override
    public int units(int inputs) {
        return outputs();
    }

    /** Numbers of a picture that it hands on. */
    int outputs() {
        return channels * outputHeight() * outputWidth();
    }

    /** The maxima and where they were. */
    @Override
    public Optional<LayerDefinition> beforeNonlinearity() {
        return Optional.empty();
    }

    @Override
    public long activations(int inputs) {
        return 2L * outputs();
    }

    @Override
    public void checkInputs(String name, int inputs) {
        PictureSize.checkInputs(name, channels, height, width, inputs);
    }

    @Override
    public long parameters(long inputs) {
        return 0;
    }

    @Override
    public int weights() {
        return 0;
    }

    @Override
    public Layer build(int inputs, String name, ParameterLayout.Builder layout) {
        return new MaxPool(this);
    }
}
