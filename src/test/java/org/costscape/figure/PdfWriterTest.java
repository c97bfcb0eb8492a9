package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PdfWriterTest {
    private static final ExportOptions SMALL = new ExportOptions(400, 300, 96, Theme.LIGHT);

    @TempDir
    private Path folder;

    private PDDocument written(Figure figure, ExportOptions options) throws IOException {
        Path file = folder.resolve("figure.pdf");
        FigureFiles.write(figure, file, options);
        return Loader.loadPDF(file.toFile());
    }

    /** What a page draws with, in it and in the drawings in it. */
    private static void collect(PDResources resources, List<PDFont> fonts, List<PDImageXObject> images)
            throws IOException {
        for (COSName name : resources.getFontNames()) {
            fonts.add(resources.getFont(name));
        }
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDFormXObject form) {
                collect(form.getResources(), fonts, images);
            } else if (object instanceof PDImageXObject image) {
                images.add(image);
            }
        }
    }

    static Stream<Arguments> figures() {
        return SvgWriterTest.figures();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void textCanBeSelectedAndItsLettersAreInTheFile(Figure figure, int images, String axis) throws IOException {
        try (PDDocument document = written(figure, ExportOptions.halfPage())) {
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains(figure.title()), text);
            assertTrue(text.contains(axis), text);
            List<PDFont> fonts = new ArrayList<>();
            List<PDImageXObject> found = new ArrayList<>();
            collect(document.getPage(0).getResources(), fonts, found);
            assertFalse(fonts.isEmpty());
            for (PDFont font : fonts) {
                assertTrue(font.isEmbedded() && font.getName().contains("DejaVuSans"), font.getName());
            }
            assertEquals(images, found.size());
        }
    }

    @Test
    void greekAndMinusSignsAreText() throws IOException {
        try (PDDocument document = written(Examples.twoPanels(), ExportOptions.halfPage())) {
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("α, position from θ"), text);
            assertTrue(text.contains("−0.2"), text);
        }
    }

    @Test
    void theSizeOnPaperFollowsFromPixelsAndDpi() throws IOException {
        try (PDDocument document = written(Examples.relief(), new ExportOptions(2000, 1500, 300, Theme.DARK))) {
            PDRectangle page = document.getPage(0).getMediaBox();
            assertEquals(1, document.getNumberOfPages());
            assertEquals(480, page.getWidth(), 1e-3);
            assertEquals(360, page.getHeight(), 1e-3);
        }
    }

    @Test
    void aSurfaceHasThePixelsAskedFor() throws IOException {
        List<PDImageXObject> images = new ArrayList<>();
        for (int times = 1; times <= 2; times++) {
            ExportOptions options = new ExportOptions(800 * times, 600 * times, 150 * times, Theme.LIGHT);
            try (PDDocument document = written(Examples.relief(), options)) {
                collect(document.getPage(0).getResources(), new ArrayList<>(), images);
            }
        }
        assertEquals(2 * images.get(0).getWidth(), images.get(1).getWidth(), 2);
        assertEquals(2 * images.get(0).getHeight(), images.get(1).getHeight(), 2);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void thePageShowsThePictureOfAPngFile(Figure figure, int images, String axis) throws IOException {
        ExportOptions options = new ExportOptions(800, 600, 300, Theme.DARK);
        Picture picture = FigurePainter.paint(figure, 800, 600, 1, Theme.DARK);
        try (PDDocument document = written(figure, options)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, options.dpi());
            assertEquals(800, page.getWidth());
            assertEquals(600, page.getHeight());
            assertEquals(0, difference(picture, page), 2.5);
        }
    }

    /** The mean difference of the channels, of 255. */
    private static double difference(Picture picture, BufferedImage page) {
        long sum = 0;
        for (int x = 0; x < picture.width(); x++) {
            for (int y = 0; y < picture.height(); y++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((picture.argb(x, y) >> shift & 0xFF) - (page.getRGB(x, y) >> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * picture.width() * picture.height());
    }

    @Test
    void whatTravelsWithAFigureIsReadBack() throws IOException {
        Map<String, String> provenance = Map.of(
                "Command", "costscape draw 'θ' (1)", "End run", "{\n  \"seed\": 1\n}", "Software", "Costscape 1");
        try (PDDocument document = written(Examples.twoPanels().withProvenance(provenance), ExportOptions.halfPage())) {
            PDDocumentInformation information = document.getDocumentInformation();
            assertEquals("Linear path, ReLU network on digits", information.getTitle());
            assertEquals("10 000 images; seed 1; 4 000 steps", information.getSubject());
            assertEquals("Costscape 1", information.getCreator());
            assertEquals(provenance.get("Command"), information.getCustomMetadataValue("Command"));
            assertEquals(provenance.get("End run"), information.getCustomMetadataValue("End run"));
        }
    }

    @Test
    void lettersThatTheFontDoesNotHaveAndTextFromTheRightDoNoHarm() throws IOException {
        CurveFigure figure = CurveFigure.of(
                "漢字 and שלום",
                "",
                "x, a title",
                Panel.of("y", Curve.of("c", Role.TRAINING, new double[] {0, 1}, new double[] {0, 1})));
        try (PDDocument document = written(figure, ExportOptions.halfPage())) {
            assertTrue(new PDFTextStripper().getText(document).contains("x, a title"));
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theSameFigureIsTheSameFile(Figure figure, int images, String axis) throws IOException {
        written(figure, SMALL).close();
        Path before = Files.move(folder.resolve("figure.pdf"), folder.resolve("before.pdf"));
        written(figure, SMALL).close();

        assertEquals(-1, Files.mismatch(before, folder.resolve("figure.pdf")));
    }
}
