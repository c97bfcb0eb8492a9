/** Tests of option. */
@NullMarked
package org.costscape.app.option;

import org.jspecify.annotations.NullMarked;
