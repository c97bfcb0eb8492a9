package org.costscape.app.kind;

import java.util.Optional;
import org.costscape.app.work.Engine;
import org.costscape.experiment.RunDefinition;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/**
 * The points of a landscape as points of parameter space.
 *
 * @param xLength length of the unit of its first axis in parameter space
 * @param yLength of its second axis
 * @param branching makes a run that begins at a point
 * @param recentring lays the landscape around one of its points, where that can be
 */
public record Points(double xLength, double yLength, Branching branching, Optional<Recentring> recentring) {
    /** Makes a run that begins at a point. */
    @FunctionalInterface
    public interface Branching {
        /**
         * Makes it, on the thread of a lane.
         *
         * @param target its folder, which must not exist
         * @param settings with which it is trained
         * @throws org.costscape.file.BadInputException if there is no such run
         */
        void create(Engine engine, double x, double y, RunFolder target, RunDefinition settings, Progress progress);
    }

    /** Asks for the same landscape around one of its points. */
    @FunctionalInterface
    public interface Recentring {
        /** Asks for it, on the window's thread: it changes an option. */
        void at(double x, double y);
    }
}
