package org.costscape.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.task.Progress;

/** Writes animations: as a GIF file, or as a folder of PNG files. */
public final class AnimationFiles {
    private static final String GIF = ".gif";

    private AnimationFiles() {}

    /** Whether a file's name says that it is an animation. */
    public static boolean isGif(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(GIF);
    }

    /**
     * Checks, before anything is computed, that an animation can have these options.
     *
     * @throws BadInputException if it is a GIF file on a transparent background
     */
    public static void check(Path out, ExportOptions options) {
        if (isGif(out) && options.transparent()) {
            throw new BadInputException(
                    "cannot write " + out
                            + ": expected an opaque background in a GIF file, found a transparent one; name a folder for PNG files");
        }
    }

    /**
     * Writes an animation into a file that ends in .gif, whole or not at all, or into a folder as {@code NAME-0001.png} …, each
     * file whole or not at all.
     *
     * @param name of the files in a folder
     * @throws BadInputException if it cannot be written, or the folder holds later frames of another animation
     * @throws java.util.concurrent.CancellationException if cancelled; files of a folder that are written stay
     */
    public static void write(
            FigureAnimation animation, Path out, String name, ExportOptions options, Progress progress) {
        check(out, options);
        if (isGif(out)) {
            AtomicFile.write(
                    out,
                    stream -> new GifWriter(animation, options, progress)
                            .write(stream, FigureFiles.texts(animation.figure().apply(0))));
        } else {
            writeFrames(animation, out, name, options, progress);
        }
    }

    private static void writeFrames(
            FigureAnimation animation, Path folder, String name, ExportOptions options, Progress progress) {
        requireNoLaterFrames(folder, name, animation.frames());
        for (int i = 0; i < animation.frames(); i++) {
            progress.check();
            FigureFiles.write(animation.figure().apply(i), folder.resolve(file(name, i + 1)), options);
            progress.report(i + 1L, animation.frames());
        }
    }

    private static String file(String name, int number) {
        return String.format(Locale.ROOT, "%s-%04d.png", name, number);
    }

    /** A folder with frames of two animations would play as neither. */
    private static void requireNoLaterFrames(Path folder, String name, int frames) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            String last = file(name, frames);
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("\\Q" + name + "\\E-\\d{4}\\.png") && file.compareTo(last) > 0)
                    .findFirst()
                    .ifPresent(later -> {
                        throw new BadInputException("cannot write " + folder + ": expected no frame after " + last
                                + ", found " + later + "; delete it or choose another folder");
                    });
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(folder, e);
        }
    }
}
