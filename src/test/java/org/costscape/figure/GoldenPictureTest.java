package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pictures look as they did when somebody last looked at them. After a change that is meant, run this test with {@code
 * -Dcostscape.golden=write}, look at the new files, and commit them.
 */
class GoldenPictureTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    /** Platforms smooth edges differently; what moves or changes its colour is far above this. */
    private static final double MEAN_DIFFERENCE = 1.0;

    @ParameterizedTest
    @CsvSource({"curves, LIGHT", "curves, DARK", "map, LIGHT", "relief, LIGHT", "relief, DARK", "sheet, LIGHT"})
    void looksAsItDid(String name, Theme theme) throws IOException {
        BufferedImage found =
                FigurePainter.paint(figure(name), 480, 360, 0.75, theme).image();
        Path file = FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
        if ("write".equals(System.getProperty("costscape.golden"))) {
            Files.createDirectories(FOLDER);
            ImageIO.write(found, "png", file.toFile());
        }
        BufferedImage expected = ImageIO.read(file.toFile());
        assertEquals(expected.getWidth(), found.getWidth());
        assertEquals(expected.getHeight(), found.getHeight());
        double difference = meanDifference(expected, found);
        assertTrue(difference <= MEAN_DIFFERENCE, name + ": mean difference of a channel " + difference);
    }

    private static Figure figure(String name) {
        return switch (name) {
            case "curves" -> Examples.twoPanels();
            case "map" -> Examples.bowl().withIsoLines();
            case "relief" -> Examples.relief();
            default -> Examples.sheet();
        };
    }

    private static double meanDifference(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((one.getRGB(x, y) >> shift & 0xff) - (other.getRGB(x, y) >> shift & 0xff));
                }
            }
        }
        return sum / (3.0 * one.getWidth() * one.getHeight());
    }
}
