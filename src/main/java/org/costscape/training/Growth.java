package org.costscape.training;

import org.costscape.network.FeedforwardDefinition;

/**
 * A step that makes a larger network of a trained one.
 *
 * <p>Reference: Chen, Goodfellow, Shlens, "Net2Net: accelerating learning via knowledge transfer", ICLR 2016.
 */
public sealed interface Growth permits Wider, Deeper, RandomPad {
    /**
     * The larger network, without any numbers.
     *
     * @throws org.costscape.file.BadInputException where the step cannot be done with this network, with the reason
     */
    FeedforwardDefinition grow(FeedforwardDefinition network);

    /**
     * The larger network with its numbers.
     *
     * @param measurement on the data that the network is going to be trained on
     * @param seed of what is drawn
     */
    TrainedNetwork grow(TrainedNetwork network, Measurement measurement, long seed);
}
