package org.costscape.app;

import java.util.Optional;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureAnimation;

/** What a figure can be saved as. */
enum ExportFormat {
    PNG("PNG", ".png", Motion.NONE),
    SVG("SVG", ".svg", Motion.NONE),
    PDF("PDF", ".pdf", Motion.NONE),
    CSV("CSV", ".csv", Motion.NONE),
    JSON("JSON", ".json", Motion.NONE),
    GIF_TURNING("GIF, turning", ".gif", Motion.TURNING),
    GIF_GROWING("GIF, path growing", ".gif", Motion.GROWING),
    PNGS_TURNING("PNGs, turning", "", Motion.TURNING),
    PNGS_GROWING("PNGs, path growing", "", Motion.GROWING);

    private static final int FRAMES_OF_A_TURN = 72;

    private final String text;
    private final String extension;
    private final Motion motion;

    private enum Motion {
        NONE,
        TURNING,
        GROWING
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
     * @throws org.costscape.file.BadInputException if the figure has no surface to turn, or no path to grow
     */
    Optional<FigureAnimation> animation(Figure figure, ExportOptions options) {
        return switch (motion) {
            case TURNING -> Optional.of(FigureAnimation.turning(figure, FRAMES_OF_A_TURN, options));
            case GROWING -> Optional.of(FigureAnimation.growing(figure));
            case NONE -> Optional.empty();
        };
    }
}
