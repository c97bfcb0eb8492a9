/** What to draw, as plain records, and drawing it: charts and files. */
@NullMarked
package org.costscape.figure;

import org.jspecify.annotations.NullMarked;
