package org.costscape.network;

import org.costscape.parameter.ParameterLayout;

/** What a layer is, as a definition file says it. */
public sealed interface LayerDefinition
        permits ConvolutionDefinition, DenseDefinition, LinearDefinition, MaxPoolDefinition, MaxoutDefinition {
    /** Number of units that the layer hands on. */
    int units();

    /** Numbers that a forward pass leaves in memory for one example. */
    long activations();

    /** The number of parameters with the given number of inputs; counted without wrapping round. */
    long parameters(long inputs);

    /** The layer itself, which appends its blocks, named {@code name.…}, to the layout. */
    Layer build(int inputs, String name, ParameterLayout.Builder layout);
}
