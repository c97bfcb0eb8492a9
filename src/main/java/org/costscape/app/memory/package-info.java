/** What the window remembers from one start to the next. */
@NullMarked
package org.costscape.app.memory;

import org.jspecify.annotations.NullMarked;
