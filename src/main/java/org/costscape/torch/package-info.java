/** Networks under the names and in the layouts of PyTorch's modules: state dicts read and written. */
@NullMarked
package org.costscape.torch;

import org.jspecify.annotations.NullMarked;
