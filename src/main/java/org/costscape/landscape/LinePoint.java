package org.costscape.landscape;

import java.util.Optional;
import org.costscape.cost.Evaluation;

/**
 * The cost at one point of a line.
 *
 * @param alpha position α, 0 at the start and 1 at the end of the line
 * @param train J on the training set
 * @param heldOut J on the held-out set, if anything is held out
 */
public record LinePoint(double alpha, Evaluation train, Optional<Evaluation> heldOut) {}
