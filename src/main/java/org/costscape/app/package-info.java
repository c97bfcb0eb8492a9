/** The JavaFX window: view models without a toolkit, and views that only bind to them. */
@NullMarked
package org.costscape.app;

import org.jspecify.annotations.NullMarked;
