/** Tests of work. */
@NullMarked
package org.costscape.app.work;

import org.jspecify.annotations.NullMarked;
