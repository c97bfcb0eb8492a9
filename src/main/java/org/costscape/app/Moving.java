package org.costscape.app;

import org.costscape.app.work.Engine;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureAnimation;
import org.costscape.task.Progress;

/** A figure that moves, before its pictures are there. */
@FunctionalInterface
interface Moving {
    /**
     * Computes what its pictures show, on the thread of a lane.
     *
     * @param options of the pictures
     */
    FigureAnimation of(Engine engine, ExportOptions options, Progress progress);
}
