/** Closed forms and exact dynamics that experiments are held against. */
@NullMarked
package org.costscape.theory;

import org.jspecify.annotations.NullMarked;
