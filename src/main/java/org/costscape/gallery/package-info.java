/** Every figure of the tutorial from real training: {@code costscape gallery}. */
@NullMarked
package org.costscape.gallery;

import org.jspecify.annotations.NullMarked;
