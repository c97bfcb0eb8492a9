/** What can be chosen in the window, as typed or picked, and what is wrong with it; and its controls. */
@NullMarked
package org.costscape.app.option;

import org.jspecify.annotations.NullMarked;
