package org.costscape.network;

/** What a network is, as a definition file says it. */
public sealed interface NetworkDefinition
        permits FeedforwardDefinition, LanguageModelDefinition, NetworkDefinition.None {
    /** Number of features of an example, for a language model of symbols. */
    int inputs();

    /** Number of outputs, for a classifier the number of classes, for a language model of symbols. */
    int outputs();

    /** Whether an example's outputs depend on the other examples of its batch, as with batch normalization. */
    boolean couplesExamples();

    /** The number of parameters, or half the largest long and more where there are more; nothing is allocated. */
    long parameters();

    /** Number of weight matrices: blocks of θ with more than one axis. */
    int weights();

    /** Numbers that a forward pass leaves in memory for one example or token; counted without wrapping round. */
    long activations();

    /** No network: the cost is a function of θ itself. */
    record None() implements NetworkDefinition {
        @Override
        public int inputs() {
            return 0;
        }

        @Override
        public int outputs() {
            return 0;
        }

        @Override
        public boolean couplesExamples() {
            return false;
        }

        @Override
        public long parameters() {
            return 0;
        }

        @Override
        public int weights() {
            return 0;
        }

        @Override
        public long activations() {
            return 0;
        }
    }
}
