package org.costscape.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;

/**
 * Writes a figure as a PDF file of one page: lines, text with those letters of DejaVu Sans that it needs, images.
 *
 * <p>What travels with the figure is in the document information.
 */
final class PdfWriter {
    private static final float POINTS_PER_INCH = 72;

    /** The longest side of a page, in points: ISO 32000-1, annex C.2, table C.1. */
    private static final int LONGEST_SIDE = 14_400;

    private PdfWriter() {}

    /**
     * Checks that a page is no larger than readers show.
     *
     * @throws BadInputException if it is
     */
    static void check(Path file, ExportOptions options) {
        double longest = Math.max(options.width(), options.height());
        double points = longest * POINTS_PER_INCH / options.dpi();
        if (points > LONGEST_SIDE) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "cannot write %s: expected a PDF page of at most 14,400 points along each side, found %,.0f"
                            + " (%,.0f pixels at %d dpi); choose a smaller size or at least %.0f dpi",
                    file,
                    points,
                    longest,
                    options.dpi(),
                    Math.ceil(longest * POINTS_PER_INCH / LONGEST_SIDE)));
        }
    }

    /**
     * Writes {@code figure} to {@code file}, whole or not at all.
     *
     * @param texts text by keyword
     * @throws BadInputException if the file cannot be written
     */
    static void write(Figure figure, Path file, ExportOptions options, Map<String, String> texts) {
        AtomicFile.write(file, out -> write(figure, out, options, texts));
    }

    private static void write(Figure figure, OutputStream out, ExportOptions options, Map<String, String> texts)
            throws IOException {
        float points = POINTS_PER_INCH / options.dpi();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(points * options.width(), points * options.height()));
            document.addPage(page);
            PDFormXObject drawing = drawing(figure, document, options);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance(points, points));
                content.drawForm(drawing);
            }
            document.setDocumentInformation(information(texts));
            document.setDocumentId(0L); // instead of the time: the same figure is the same file
            document.save(out);
        }
    }

    /** The figure in pixels, so that what is painted pixel by pixel has the resolution asked for. */
    private static PDFormXObject drawing(Figure figure, PDDocument document, ExportOptions options) throws IOException {
        PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, options.width(), options.height());
        try (PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer()) {
            for (Fonts.Face face : Fonts.bundled().faces()) {
                try (InputStream program = face.open()) {
                    text.registerFont(face.name(), PDType0Font.load(document, program));
                }
            }
            g.setFontTextDrawer(text);
            FigurePainter.paint(figure, g, options);
            g.dispose();
            return g.getXFormObject();
        }
    }

    private static PDDocumentInformation information(Map<String, String> texts) {
        PDDocumentInformation information = new PDDocumentInformation();
        texts.forEach((keyword, text) -> {
            switch (keyword) {
                case "Description" -> information.setSubject(text);
                case "Software" -> information.setCreator(text);
                default -> information.setCustomMetadataValue(keyword, text); // PDF's own keyword for a title is Title
            }
        });
        return information;
    }
}
