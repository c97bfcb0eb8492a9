package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundTest {
    private static final ExportOptions CLEAR = new ExportOptions(800, 600, 100, Theme.LIGHT, true);

    @TempDir
    Path folder;

    private static Figure figure(String name) {
        return switch (name) {
            case "curves" -> Examples.twoPanels();
            case "map" -> Examples.bowl();
            case "contour" -> Examples.bowl().withIsoLines();
            case "relief" -> Examples.relief();
            default -> Examples.sheet();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"curves", "map", "contour", "relief", "sheet"})
    void aTransparentPictureOverWhiteLooksLikeTheOneOnWhite(String name) throws IOException {
        FigureFiles.write(figure(name), folder.resolve("clear.png"), CLEAR);
        BufferedImage clear = ImageIO.read(folder.resolve("clear.png").toFile());
        Picture opaque = FigurePainter.paint(figure(name), new ExportOptions(800, 600, 100, Theme.LIGHT));

        assertEquals(0, clear.getRGB(1, 1));
        long solid = 0;
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 800; x++) {
                int argb = clear.getRGB(x, y);
                solid += argb >>> 24 == 0xFF ? 1 : 0;
                for (int shift = 0; shift < 24; shift += 8) {
                    int alpha = argb >>> 24;
                    double over = 255 + ((argb >> shift & 0xFF) - 255) * alpha / 255.0;
                    assertEquals(opaque.argb(x, y) >> shift & 0xFF, over, 4, name + " at " + x + ", " + y);
                }
            }
        }
        assertTrue(solid > 500, solid + " solid pixels");
    }

    @Test
    void aHaloClearsWhatWasPaintedBeneathIt() {
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.RED);
        g.fillRect(0, 0, 4, 1);
        List<Ground> grounds = List.of(Ground.OPAQUE, Ground.CLEARED, Ground.NONE);
        for (int x = 0; x < 3; x++) {
            grounds.get(x).lay(g);
            Ground.fill(g, new Rectangle(x, 0, 1, 1), Theme.DARK);
        }
        g.dispose();

        assertEquals(Theme.DARK.background().getRGB(), image.getRGB(0, 0));
        assertEquals(0, image.getRGB(1, 0));
        assertEquals(Color.RED.getRGB(), image.getRGB(2, 0));
        assertEquals(Color.RED.getRGB(), image.getRGB(3, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"curves", "relief"})
    void vectorFilesHaveNoBackgroundRectangle(String name) throws IOException {
        assertEquals(1, backgrounds(name, new ExportOptions(800, 600, 100, Theme.LIGHT)));
        assertEquals(0, backgrounds(name, CLEAR));
        FigureFiles.write(figure(name), folder.resolve("clear.pdf"), CLEAR);
        try (PDDocument document = Loader.loadPDF(folder.resolve("clear.pdf").toFile())) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 100, ImageType.ARGB);
            assertEquals(0, page.getRGB(2, 2));
            assertEquals(0, page.getRGB(797, 400));
        }
    }

    private int backgrounds(String name, ExportOptions options) throws IOException {
        Path file = folder.resolve("figure.svg");
        FigureFiles.write(figure(name), file, options);
        return Files.readString(file).split("<rect [^>]*width=\"800\"", -1).length - 1;
    }
}
