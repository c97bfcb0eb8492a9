package org.costscape.figure;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.costscape.file.BadInputException;

/** Writes figures to files, whole or not at all; the extension decides the format. */
public final class FigureFiles {
    private FigureFiles() {}

    /**
     * Writes {@code figure} to {@code file}, a PNG file.
     *
     * @throws BadInputException if the extension is not known or the file cannot be written; a file that stood there
     *     before is then untouched
     */
    public static void write(Figure figure, Path file, ExportOptions options) {
        Path name = file.getFileName();
        if (name == null || !name.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new BadInputException("cannot write " + file + ": expected a file name that ends in .png, found '"
                    + (name == null ? "" : name) + "'");
        }
        Picture picture =
                FigurePainter.paint(figure, options.width(), options.height(), options.scale(), options.theme());
        PngWriter.write(picture, file, options.dpi(), texts(figure));
    }

    /** What travels with the picture; provenance may say it more exactly under the same keyword. */
    private static Map<String, String> texts(Figure figure) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Title", figure.title());
        texts.put("Description", figure.caption());
        texts.put("Software", "Costscape");
        texts.putAll(figure.provenance());
        return texts;
    }
}
