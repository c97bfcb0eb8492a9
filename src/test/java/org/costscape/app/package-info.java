/** Tests of the window: view models without a toolkit, and one walk through the window itself. */
@NullMarked
package org.costscape.app;

import org.jspecify.annotations.NullMarked;
