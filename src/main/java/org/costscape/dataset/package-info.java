/** Immutable supervised data and its readers. */
@NullMarked
package org.costscape.dataset;

import org.jspecify.annotations.NullMarked;
