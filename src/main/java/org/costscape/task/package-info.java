/** Progress, cancellation and an ordered parallel loop; knows no user interface. */
@NullMarked
package org.costscape.task;

import org.jspecify.annotations.NullMarked;
