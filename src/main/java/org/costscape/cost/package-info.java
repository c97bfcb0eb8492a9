/** The cost J(θ) of a network on a data set, with its gradient; analytic toy functions, with their Hessians too. */
@NullMarked
package org.costscape.cost;

import org.jspecify.annotations.NullMarked;
