package org.costscape.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.costscape.app.kind.Film;
import org.costscape.app.kind.Seen;
import org.costscape.app.kind.Shown;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureAnimation;
import org.costscape.file.BadInputException;

/** What a figure can be saved as. */
enum ExportFormat {
    PNG("PNG", ".png", Motion.NONE),
    SVG("SVG", ".svg", Motion.NONE),
    PDF("PDF", ".pdf", Motion.NONE),
    CSV("CSV", ".csv", Motion.NONE),
    JSON("JSON", ".json", Motion.NONE),
    GIF_TRAINING("GIF, training", ".gif", Motion.TRAINING),
    GIF_GROWING("GIF, path growing", ".gif", Motion.GROWING),
    GIF_TURNING("GIF, turning", ".gif", Motion.TURNING),
    PNGS_TRAINING("PNGs, training", "", Motion.TRAINING),
    PNGS_GROWING("PNGs, path growing", "", Motion.GROWING),
    PNGS_TURNING("PNGs, turning", "", Motion.TURNING);

    private static final int FRAMES_OF_A_TURN = 72;

    private final String text;
    private final String extension;
    private final Motion motion;

    private enum Motion {
        NONE,
        TURNING,
        GROWING,
        TRAINING
    }

    ExportFormat(String text, String extension, Motion motion) {
        this.text = text;
        this.extension = extension;
        this.motion = motion;
    }

    String text() {
        return text;
    }

    /** Of the file; empty where a folder is written, with a picture for each frame. */
    String extension() {
        return extension;
    }

    /** Whether the numbers behind the figure are written, and no picture. */
    boolean isTable() {
        return this == CSV || this == JSON;
    }

    /**
     * The animation of a figure, where it is one.
     *
     * @param film the figure at all snapshots
     * @throws BadInputException if the figure has no surface to turn, no path to grow, or is the same at all snapshots
     */
    Optional<Moving> moving(Shown shown, Seen seen, Supplier<Film<?>> film) {
        Figure figure = seen.of(shown.figure());
        return switch (motion) {
            case NONE -> Optional.empty();
            case TURNING -> Optional.of(turning(figure));
            case GROWING -> Optional.of(growing(figure));
            case TRAINING -> Optional.of(training(film.get(), new Seen(seen.camera(), Optional.empty())));
        };
    }

    private static Moving turning(Figure figure) {
        if (figure.viewpoint().isEmpty()) {
            throw new BadInputException(
                    "There is no surface to turn in this figure; a view “3d” has one, and “training” moves every figure.");
        }
        return (engine, options, progress) -> FigureAnimation.turning(figure, FRAMES_OF_A_TURN, options);
    }

    private static Moving growing(Figure figure) {
        FigureAnimation animation = FigureAnimation.growing(figure);
        return (engine, options, progress) -> animation;
    }

    /** The scale that the frames have in common takes the place of one that is shared with another figure. */
    private static Moving training(Film<?> film, Seen seen) {
        return (engine, options, progress) -> FigureAnimation.following(
                film.figures(engine, progress).stream().map(seen::of).toList());
    }
}
