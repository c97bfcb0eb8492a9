/** Text with subscripts on the screen. */
@NullMarked
package org.costscape.app.text;

import org.jspecify.annotations.NullMarked;
