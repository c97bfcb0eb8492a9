package org.costscape.cost;

import org.costscape.parameter.ParameterVector;

/** A cost of a network into whose layers one can look. */
public interface LayeredCost extends CostFunction {
    /**
     * Pre-activations of some units on all examples: what goes into the nonlinearity, W x + b of a layer, γẑ + β of a batch
     * normalization (its statistics those of the whole set at θ), all pieces of maxout (piece p of unit j is p · units + j).
     *
     * <p>A forward pass up to the layer, in memory of its own that is freed at the end; the same bits with any number of
     * threads.
     *
     * @param layer counted from 0, not a max pooling
     * @param units counted from 0
     * @return (units asked for, examples)
     */
    double[][] preActivations(ParameterVector theta, int layer, int... units);
}
