/** Second derivatives of a cost at a point: products with the Hessian, its extreme eigenvalues, trace, spectrum, sharpness. */
@NullMarked
package org.costscape.curvature;

import org.jspecify.annotations.NullMarked;
