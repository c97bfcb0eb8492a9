/** The flat parameter vector: layout of named blocks, vector algebra, lines through parameter space, safetensors files. */
@NullMarked
package org.costscape.parameter;

import org.jspecify.annotations.NullMarked;
