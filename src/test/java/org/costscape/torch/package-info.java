/** Tests of torch. */
@NullMarked
package org.costscape.torch;

import org.jspecify.annotations.NullMarked;
