@NullMarked
package org.costscape.app.lesson;

import org.jspecify.annotations.NullMarked;
