package org.costscape.network;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;

/** The loops over {@code double}; its twin is {@link FloatConvolutionLoops}. */
final class DoubleConvolutionLoops implements ConvolutionLoops {
    private final Patches runs;
    private final int positions;
    private final double[] picture;
    private final double[] gathered;
    private final double[] scattered;
    private final double[] values;
    private final double[] outputs;

    DoubleConvolutionLoops(ConvolutionDefinition definition, Patches runs) {
        this.runs = runs;
        this.positions = definition.positions();
        this.picture = new double[definition.inputChannels() * definition.height() * definition.width()];
        this.gathered = new double[definition.patch() * positions];
        this.scattered = new double[gathered.length];
        this.values = new double[definition.outputs()];
        this.outputs = new double[values.length];
    }

    @Override
    public void gather(ColumnMatrix x, int example, ColumnMatrix patches) {
        x.read(example * picture.length, picture);
        runs.gather(picture, gathered);
        patches.write(0, gathered);
    }

    @Override
    public void scatter(ColumnMatrix towardsPatches, ColumnMatrix towardsInput, int example) {
        towardsPatches.read(0, scattered);
        Arrays.fill(picture, 0);
        runs.scatter(scattered, picture);
        towardsInput.write(example * picture.length, picture);
    }

    @Override
    public void biasAndActivate(ColumnMatrix z, double[] bias, Activation activation, ColumnMatrix h, int example) {
        z.read(0, values);
        for (int channel = 0; channel < bias.length; channel++) {
            double b = bias[channel];
            for (int i = channel * positions; i < (channel + 1) * positions; i++) {
                values[i] += b;
            }
        }
        activation.apply(values, values.length);
        h.write(example * values.length, values);
    }

    @Override
    public void differentiate(ColumnMatrix delta, ColumnMatrix h, int example, Activation activation, double[] sums) {
        delta.read(example * values.length, values);
        h.read(example * values.length, outputs);
        activation.differentiate(values, outputs, values.length);
        delta.write(example * values.length, values);
        for (int channel = 0; channel < sums.length; channel++) {
            double sum = 0;
            for (int i = channel * positions; i < (channel + 1) * positions; i++) {
                sum += values[i];
            }
            sums[channel] += sum;
        }
    }

    @Override
    public void copy(ColumnMatrix delta, int example, ColumnMatrix z) {
        delta.read(example * values.length, values);
        z.write(0, values);
    }
}
