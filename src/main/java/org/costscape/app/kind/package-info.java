/** The kinds of figure that the window shows: what can be chosen for each, how it is computed, and how it is read. */
@NullMarked
package org.costscape.app.kind;

import org.jspecify.annotations.NullMarked;
