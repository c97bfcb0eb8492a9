package org.costscape.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.figure.AnimationFiles;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureAnimation;
import org.costscape.task.PartOfProgress;
import org.costscape.task.Progress;

/**
 * Computes an animation and writes it; the result is the number of its pictures.
 *
 * @param name of the files in a folder
 */
record AnimationWork(Moving moving, Path file, String name, ExportOptions options) implements Work<Integer> {
    private static final int PARTS = 2;

    @Override
    public String title() {
        return "animation";
    }

    @Override
    public Integer run(Engine engine, Consumer<Integer> partial, Progress progress) {
        FigureAnimation animation = moving.of(engine, options, new PartOfProgress(progress, 0, PARTS));
        progress.check();
        AnimationFiles.write(animation, file, name, options, new PartOfProgress(progress, 1, PARTS));
        return animation.frames();
    }
}
