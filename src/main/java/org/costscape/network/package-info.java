/** Layers and networks as pure functions of one flat parameter vector. */
@NullMarked
package org.costscape.network;

import org.jspecify.annotations.NullMarked;
