/** The command line: picocli commands that hold no logic. */
@NullMarked
package org.costscape.cli;

import org.jspecify.annotations.NullMarked;
