/** The window's background work: what computes, one job at a time on each lane, with progress and cancelling. */
@NullMarked
package org.costscape.app.work;

import org.jspecify.annotations.NullMarked;
