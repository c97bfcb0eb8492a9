package org.costscape.experiment;

import org.costscape.cost.NetworkCost;

/**
 * The costs of a network with batch normalization, whose statistics can be chosen.
 *
 * @param training J on the training set
 * @param heldOut J on the held-out set
 */
record NormalizedCosts(NetworkCost training, NetworkCost heldOut) {}
