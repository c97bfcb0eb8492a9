package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;

/**
 * The element-wise half of a dense layer, fused into one loop over tiles of columns that are copied to a Java array: ND4J's
 * own element-wise operations cost several times as much.
 */
sealed interface Elementwise permits FloatElementwise, DoubleElementwise {
    /** The loops for matrices of one precision with at most {@code numbers} numbers. */
    static Elementwise of(Precision precision, int numbers) {
        return precision == Precision.FLOAT ? new FloatElementwise(numbers) : new DoubleElementwise(numbers);
    }

    /** z ← φ(z + b) in every column; z (units, examples), b (units). */
    void biasAndActivate(ColumnMatrix z, ParameterVector theta, Block bias, Activation activation);

    /**
     * δ ← δ ∘ φ′.
     *
     * @param delta (units, examples): ∂J/∂h in, ∂J/∂z out
     * @param h (units, examples): the layer's output
     */
    void differentiate(ColumnMatrix delta, ColumnMatrix h, Activation activation);

    /** ∂J/∂b ← the sum of δ's columns, added to what is there where {@code accumulate}. */
    void sumColumns(ColumnMatrix delta, ParameterVector gradient, Block bias, boolean accumulate);
}
