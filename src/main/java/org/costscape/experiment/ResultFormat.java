package org.costscape.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costscape.figure.AnimationFiles;
import org.costscape.figure.FigureFormat;
import org.costscape.figure.SurfaceLook;
import org.costscape.file.BadInputException;

/** What a result is written as; the extension of the file decides. */
public enum ResultFormat {
    /** A picture, in one of the formats of {@link FigureFormat}. */
    FIGURE,

    /** All numbers, with all that is needed to compute them again. */
    JSON,

    /** The numbers in columns. */
    CSV;

    /**
     * The format of a file.
     *
     * @throws BadInputException if its extension is not known
     */
    static ResultFormat of(Path out) {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        List<String> known = new ArrayList<>();
        for (ResultFormat format : values()) {
            if (format.extensions().stream().anyMatch(name::endsWith)) {
                return format;
            }
            known.addAll(format.extensions());
        }
        String last = known.remove(known.size() - 1);
        throw new BadInputException("cannot write " + out + ": expected a file name that ends in "
                + String.join(", ", known) + " or " + last + ", found \"" + out.getFileName() + "\"");
    }

    /**
     * The format of a file or folder for a figure with a look: moving pictures go into a GIF file or a folder, others do not.
     *
     * @throws BadInputException if they do not fit
     */
    static ResultFormat of(Path out, SurfaceLook look) {
        boolean gif = AnimationFiles.isGif(out);
        if (look.motion().isEmpty()) {
            if (gif) {
                throw new BadInputException(
                        "cannot write " + out + ": a GIF file is an animation; expected --turn N or --grow with it");
            }
            return of(out);
        }
        if (gif || isFolder(out)) {
            return FIGURE;
        }
        ResultFormat format = of(out);
        if (format == FIGURE) {
            throw new BadInputException("cannot write " + out + ": with "
                    + look.motion().get().option()
                    + ", expected a file name that ends in .gif or the name of a folder, found \""
                    + out.getFileName() + "\"");
        }
        return format;
    }

    /** Whether a name without an extension is meant. */
    private static boolean isFolder(Path out) {
        return String.valueOf(out.getFileName()).indexOf('.') < 0;
    }

    /** The same as {@link #check(Path)} for a figure with a look. */
    public static void check(Path out, SurfaceLook look) {
        of(out, look);
        boolean frames = look.motion().isPresent() && isFolder(out);
        if (frames && Files.isRegularFile(out)) {
            throw new BadInputException(
                    "cannot write " + out + ": it is a file; name a folder, or a file that ends in .gif");
        }
        checkPlace(frames ? out.resolve("frame") : out);
    }

    /**
     * Checks, before anything is computed, that a file can be written.
     *
     * @throws BadInputException if its extension is not known or its place cannot be written
     */
    public static void check(Path out) {
        of(out);
        checkPlace(out);
    }

    private static void checkPlace(Path out) {
        if (isDefinitionOfRun(out)) {
            throw new BadInputException("cannot write " + out + ": it is the definition of a run; choose another name");
        }
        Path folder = out.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (Files.isDirectory(out)) {
            throw new BadInputException("cannot write " + out + ": it is a folder; name a file in it");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInputException("cannot write " + out + ": " + folder + " is a file, not a folder");
        }
        if (!Files.isWritable(folder)) {
            throw new BadInputException("cannot write " + out + ": no permission to write in " + folder
                    + "; choose a place that can be written");
        }
    }

    private List<String> extensions() {
        return this == FIGURE ? FigureFormat.extensions() : List.of("." + name().toLowerCase(Locale.ROOT));
    }

    private static boolean isDefinitionOfRun(Path file) {
        Path absolute = file.toAbsolutePath();
        return Files.exists(file)
                && absolute.endsWith("definition.json")
                && Files.isDirectory(absolute.resolveSibling("snapshots"));
    }
}
