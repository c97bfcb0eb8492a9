/** Files written whole or not at all, and the one exception for input that cannot be used. */
@NullMarked
package org.costscape.file;

import org.jspecify.annotations.NullMarked;
