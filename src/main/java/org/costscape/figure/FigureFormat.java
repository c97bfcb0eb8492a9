package org.costscape.figure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of files with a figure: pixels, or lines and text that are sharp at every size. */
public enum FigureFormat {
    PNG,
    SVG,
    PDF;

    /** The format that the extension of a file names, if it is one. */
    public static Optional<FigureFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.extension()))
                .findFirst();
    }

    /** All extensions, each with its dot. */
    public static List<String> extensions() {
        return Arrays.stream(values()).map(FigureFormat::extension).toList();
    }

    /** With its dot. */
    public String extension() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
