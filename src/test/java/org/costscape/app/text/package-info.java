/** Tests of text. */
@NullMarked
package org.costscape.app.text;

import org.jspecify.annotations.NullMarked;
