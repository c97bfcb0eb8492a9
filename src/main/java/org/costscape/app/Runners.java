package org.costscape.app;

import java.util.function.Consumer;
import org.costscape.app.work.Lane;
import org.costscape.app.work.TaskRunner;

/**
 * Background work of each of the window's concerns.
 *
 * @param training the run in training
 * @param figure sweeps of the figure that is shown
 * @param second sweeps of the figure beside it
 * @param export animations that are saved
 * @param paint figures and pictures for the screen
 * @param io reading and writing files
 * @param soon runs something in a moment, and only the last of what it is given within that moment
 */
record Runners(
        Lane training,
        Lane figure,
        Lane second,
        Lane export,
        TaskRunner paint,
        TaskRunner io,
        Consumer<Runnable> soon) {}
