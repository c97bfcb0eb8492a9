/** Arrays outside the Java heap: precision, matrices with one example a column, matrix products on one BLAS thread. */
@NullMarked
package org.costscape.array;

import org.jspecify.annotations.NullMarked;
