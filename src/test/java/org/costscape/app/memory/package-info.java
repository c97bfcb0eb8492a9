@NullMarked
package org.costscape.app.memory;

import org.jspecify.annotations.NullMarked;
