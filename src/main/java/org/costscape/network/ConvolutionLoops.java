package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;

/** What a convolution does to one example outside the matrix product, with memory for a single example. */
sealed interface ConvolutionLoops permits FloatConvolutionLoops, DoubleConvolutionLoops {
    static ConvolutionLoops of(Precision precision, ConvolutionDefinition definition, Patches patches) {
        return precision == Precision.FLOAT
                ? new FloatConvolutionLoops(definition, patches)
                : new DoubleConvolutionLoops(definition, patches);
    }

    /** Overwrites the patches (positions, inputChannels·9) by those of one column of x. */
    void gather(ColumnMatrix x, int example, ColumnMatrix patches);

    /** Overwrites one column of ∂J/∂x by what ∂J/∂patches sends back. */
    void scatter(ColumnMatrix towardsPatches, ColumnMatrix towardsInput, int example);

    /** One column of h ← φ(z + b), where z (positions, channels) and b (channels). */
    void biasAndActivate(ColumnMatrix z, double[] bias, Activation activation, ColumnMatrix h, int example);

    /** One column of δ ← δ ∘ φ′; adds its sums over the positions to those of the channels. */
    void differentiate(ColumnMatrix delta, ColumnMatrix h, int example, Activation activation, double[] sums);

    /** z (positions, channels) ← one column of δ. */
    void copy(ColumnMatrix delta, int example, ColumnMatrix z);
}
