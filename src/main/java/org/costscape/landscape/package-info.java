/** The cost over a subspace of parameter space: sweeps, their results, and what is read off them. */
@NullMarked
package org.costscape.landscape;

import org.jspecify.annotations.NullMarked;
