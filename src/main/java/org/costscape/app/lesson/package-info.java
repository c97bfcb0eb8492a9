/** Lessons: pages of text with figures to show and questions to answer, read from Markdown. */
@NullMarked
package org.costscape.app.lesson;

import org.jspecify.annotations.NullMarked;
