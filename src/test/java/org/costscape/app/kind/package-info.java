/** Tests of kind. */
@NullMarked
package org.costscape.app.kind;

import org.jspecify.annotations.NullMarked;
