package org.costscape.experiment;

import java.nio.file.Path;
import org.costscape.figure.AnimationFiles;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureFiles;
import org.costscape.figure.SurfaceLook;
import org.costscape.task.Progress;

/** Writes a figure of a cost over two directions as a picture, or as an animation where its look is one. */
final class Pictures {
    private Pictures() {}

    /** @param name of the figure, for the files of a folder */
    static void write(Figure figure, String name, Path out, ExportOptions options, SurfaceLook look) {
        look.motion()
                .ifPresentOrElse(
                        motion -> AnimationFiles.write(motion.of(figure, options), out, name, options, Progress.NONE),
                        () -> FigureFiles.write(figure, out, options));
    }
}
