/** A JSON definition in, the whole pipeline out. */
@NullMarked
package org.costscape.experiment;

import org.jspecify.annotations.NullMarked;
