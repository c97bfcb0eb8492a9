package org.costscape.figure;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.costscape.file.BadInputException;

/** Writes figures to files, whole or not at all; the extension decides the format. */
public final class FigureFiles {
    private FigureFiles() {}

    /**
     * Checks, before anything is computed, that a file of this name can have these options.
     *
     * @throws BadInputException if it would be a PDF page larger than readers show
     */
    public static void check(Path file, ExportOptions options) {
        if (FigureFormat.of(file).filter(FigureFormat.PDF::equals).isPresent()) {
            PdfWriter.check(file, options);
        }
    }

    /**
     * Writes {@code figure} to {@code file} in one of the formats of {@link FigureFormat}: the same picture in each, of the same
     * size on paper, and the same bytes each time.
     *
     * @throws BadInputException if the extension is not known the page of a PDF is too large, or the file cannot be written; a file that stood there
     *     before is then untouched
     */
    public static void write(Figure figure, Path file, ExportOptions options) {
        check(file, options);
        FigureFormat format = FigureFormat.of(file)
                .orElseThrow(() -> new BadInputException("cannot write " + file
                        + ": expected a file name that ends in " + String.join(" or ", FigureFormat.extensions())
                        + ", found '" + file.getFileName() + "'"));
        switch (format) {
            case PNG -> PngWriter.write(FigurePainter.paint(figure, options), file, options.dpi(), texts(figure));
            case SVG -> SvgWriter.write(figure, file, options, texts(figure));
            case PDF -> PdfWriter.write(figure, file, options, texts(figure));
        }
    }

    /** What travels with the picture; provenance may say it more exactly under the same keyword. */
    static Map<String, String> texts(Figure figure) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Title", figure.title());
        texts.put("Description", figure.caption());
        texts.put("Software", "Costscape");
        texts.putAll(figure.provenance());
        return texts;
    }
}
