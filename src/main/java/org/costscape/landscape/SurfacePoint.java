package org.costscape.landscape;

import java.util.Optional;
import org.costscape.cost.Evaluation;

/**
 * The cost at a point of a surface.
 *
 * @param train J on the training set
 * @param heldOut J on the held-out set, if anything is held out
 */
public record SurfacePoint(Evaluation train, Optional<Evaluation> heldOut) {}
