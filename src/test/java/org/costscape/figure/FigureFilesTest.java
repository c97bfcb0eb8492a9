package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class FigureFilesTest {
    private static final ExportOptions SMALL = new ExportOptions(400, 300, 300, Theme.LIGHT);

    @TempDir
    private Path folder;

    private static String oneLine(Runnable action) {
        String message = String.valueOf(
                assertThrows(BadInputException.class, action::run).getMessage());
        assertFalse(message.contains("\n"));
        return message;
    }

    @Test
    void aFigureIsWrittenInTheSizeAskedFor() throws IOException {
        Path file = folder.resolve("figure.PNG");

        FigureFiles.write(Examples.twoPanels(), file, SMALL);

        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(400, image.getWidth());
        assertEquals(300, image.getHeight());
    }

    @Test
    void threeHundredDpiAreWrittenAs11811PixelsPerMetre() {
        Path file = folder.resolve("figure.png");

        FigureFiles.write(Examples.twoPanels(), file, SMALL);

        Element root = (Element) PngText.metadata(file);
        Element resolution = (Element) root.getElementsByTagName("pHYs").item(0);
        assertEquals("11811", resolution.getAttribute("pixelsPerUnitXAxis"));
        assertEquals("11811", resolution.getAttribute("pixelsPerUnitYAxis"));
        assertEquals("meter", resolution.getAttribute("unitSpecifier"));
    }

    @Test
    void provenanceIsReadBackWithGreekAndAccentsAndLines() {
        Path file = folder.resolve("figure.png");
        Map<String, String> provenance =
                Map.of("costscape:path", "θ₀ → θ_f", "Author", "José", "costscape:definition", "{\n  \"seed\": 1\n}");

        FigureFiles.write(Examples.twoPanels().withProvenance(provenance), file, SMALL);

        Map<String, String> texts = PngText.read(file);
        provenance.forEach((keyword, text) -> assertEquals(text, texts.get(keyword)));
        assertEquals("Linear path, ReLU network on digits", texts.get("Title"));
        assertEquals("10 000 images; seed 1; 4 000 steps", texts.get("Description"));
        assertEquals("Costscape", texts.get("Software"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"figure.jpg", "figure", "png"})
    void anUnknownExtensionIsRefusedAndTheFileThereStays(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "before");

        String message = oneLine(() -> FigureFiles.write(Examples.twoPanels(), file, SMALL));

        assertTrue(message.contains("ends in .png or .svg or .pdf, found '" + name + "'"), message);
        assertEquals("before", Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"figure.png", "figure.svg", "figure.pdf"})
    void aFolderThatIsAFileIsRefused(String name) throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("results"), "before");

        oneLine(() -> FigureFiles.write(Examples.twoPanels(), notAFolder.resolve(name), SMALL));

        assertEquals("before", Files.readString(notAFolder));
    }

    @Test
    void aPdfPageLargerThanReadersShowIsRefusedWithTheResolutionThatFits() throws IOException {
        Path file = Files.writeString(folder.resolve("figure.pdf"), "before");
        ExportOptions largest = new ExportOptions(200, 100, 1, Theme.LIGHT); // 14,400 points wide
        ExportOptions larger = new ExportOptions(201, 100, 1, Theme.LIGHT);

        assertEquals(
                "cannot write " + file + ": expected a PDF page of at most 14,400 points along each side, found 14,472"
                        + " (201 pixels at 1 dpi); choose a smaller size or at least 2 dpi",
                oneLine(() -> FigureFiles.write(Examples.twoPanels(), file, larger)));
        assertEquals("before", Files.readString(file));
        FigureFiles.write(Examples.twoPanels(), file, largest);
        FigureFiles.write(Examples.twoPanels(), folder.resolve("figure.svg"), larger);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0     | 600   | 300   | picture width: expected 100 to 30000 pixels, found 0
            800   | -1    | 300   | picture height: expected 100 to 30000 pixels, found -1
            30001 | 10    | 300   | picture width: expected 100 to 30000 pixels, found 30001
            800   | 600   | 0     | picture dpi: expected 1 to 10000 pixels per inch, found 0
            25000 | 25000 | 300   | picture size: expected at most 400 million pixels, found 25000 × 25000; choose a smaller width or height
            """)
    void aSizeThatMakesNoSenseIsRefusedWithTheValueFound(int width, int height, int dpi, String expected) {
        assertEquals(expected, oneLine(() -> new ExportOptions(width, height, dpi, Theme.LIGHT)));
    }

    @Test
    void aKeywordThatPngDoesNotAllowIsRefusedAndNothingIsWritten() {
        Path file = folder.resolve("figure.png");
        Figure figure = Examples.twoPanels().withProvenance(Map.of("θ", "1"));

        assertThrows(IllegalArgumentException.class, () -> FigureFiles.write(figure, file, SMALL));

        assertFalse(Files.exists(file));
    }

    @Test
    void textIsNotReadFromAFileThatIsNotPng() throws IOException {
        Path file = Files.write(folder.resolve("figure.png"), "no picture".getBytes(StandardCharsets.UTF_8));

        assertTrue(oneLine(() -> PngText.read(file)).contains("expected a PNG file"));
        assertTrue(oneLine(() -> PngText.read(folder.resolve("none.png"))).contains("expected a PNG file"));
    }
}
