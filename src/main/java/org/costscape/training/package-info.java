/** Optimizers, the training loop, and the run folder with its snapshots and history. */
@NullMarked
package org.costscape.training;

import org.jspecify.annotations.NullMarked;
