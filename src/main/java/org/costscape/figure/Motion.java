package org.costscape.figure;

import org.costscape.file.BadInputException;

/** How a figure moves in an animation. */
public sealed interface Motion {
    /** All surfaces turn once, in so many frames. */
    record Turn(int frames) implements Motion {
        public Turn {
            if (frames < 2 || frames > FigureAnimation.MOST_FRAMES) {
                throw new BadInputException("--turn: expected 2 to " + FigureAnimation.MOST_FRAMES
                        + " frames for a full turn, found " + frames);
            }
        }

        @Override
        public FigureAnimation of(Figure figure, ExportOptions options) {
            return FigureAnimation.turning(figure, frames, options);
        }

        @Override
        public String option() {
            return "--turn " + frames;
        }
    }

    /** The paths of snapshots grow, one snapshot at a time. */
    record Grow() implements Motion {
        @Override
        public FigureAnimation of(Figure figure, ExportOptions options) {
            return FigureAnimation.growing(figure);
        }

        @Override
        public String option() {
            return "--grow";
        }
    }

    /**
     * The figure in motion.
     *
     * @param options of its pictures
     */
    FigureAnimation of(Figure figure, ExportOptions options);

    /** As it is typed. */
    String option();
}
