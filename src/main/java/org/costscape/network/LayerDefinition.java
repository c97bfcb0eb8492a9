package org.costscape.network;

import java.util.Optional;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;

/** What a layer is, as a definition file says it. */
public sealed interface LayerDefinition
        permits BatchNormalizationDefinition,
                ConvolutionDefinition,
                DenseDefinition,
                DropoutDefinition,
                LinearDefinition,
                MaxPoolDefinition,
                MaxoutDefinition {
    /** Number of units that the layer hands on, where it is given so many. */
    int units(int inputs);

    /** Numbers that a forward pass leaves in memory for one example. */
    long activations(int inputs);

    /** Whether the layer is an affine map, without a nonlinearity: only such a one goes before a batch normalization. */
    default boolean affine() {
        return false;
    }

    /**
     * The layer without its nonlinearity, over the same parameters: it hands on the pre-activations. None where there is
     * nothing before the nonlinearity but the inputs.
     */
    Optional<LayerDefinition> beforeNonlinearity();

    /** Whether an example's output depends on the other examples of its batch. */
    default boolean couplesExamples() {
        return false;
    }

    /**
     * That the layer can work on so many inputs.
     *
     * @param name of the layer, for the message
     * @throws BadInputException if it expects another number
     */
    default void checkInputs(String name, int inputs) {}

    /** The number of parameters with the given number of inputs; counted without wrapping round. */
    long parameters(long inputs);

    /** Number of its weight matrices: blocks of θ with more than one axis. */
    default int weights() {
        return 1;
    }

    /** The layer itself, which appends its blocks, named {@code name.…}, to the layout. */
    Layer build(int inputs, String name, ParameterLayout.Builder layout);
}
