package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageGridTest {
    private static final GridImage CHECKS = GridImage.grey(2, 3, List.of(0.0, 1.0, 0.5, 1.0, 0.0, 1.0));

    private static ImageGridFigure figure(int tiles) {
        ImageTile tile = new ImageTile(CHECKS, Collections.nCopies(9, CHECKS), "");
        ImageTile signed = ImageTile.of(GridImage.signed(2, 2, List.of(-1.0, 0.0, 0.0, 1.0), 1), "weights");
        return new ImageGridFigure(
                "Pictures",
                "Of nothing.",
                List.of(
                        new ImageGroup("First", "many", Collections.nCopies(tiles, tile), ""),
                        new ImageGroup("Second", "one", List.of(signed), "weight")),
                Map.of());
    }

    @Test
    void aMagnifiedPictureHasASquareOfOneColourForEachValue() {
        BufferedImage raster = ImageRaster.of(CHECKS, 15, 10);
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 15; x++) {
                int grey = (int) Math.round(255 * CHECKS.values().get(y / 5 * 3 + x / 5));
                assertEquals(grey, raster.getRGB(x, y) & 0xFF, 1, x + ", " + y);
            }
        }
    }

    @Test
    void aPictureMadeSmallerHasTheMeanOfWhatIsBelow() {
        BufferedImage raster = ImageRaster.of(CHECKS, 1, 1);
        assertEquals(255 * 3.5 / 6, raster.getRGB(0, 0) & 0xFF, 1);
    }

    @Test
    void everyPixelOfAPictureInAFigureIsASquareOfWholePixels() {
        Picture picture = FigurePainter.paint(figure(1), 1200, 900, 1.5, Theme.DARK);
        int side = 0; // of the first picture's squares, whose second one is white between black and grey
        for (int y = 0; y < 900 && side == 0; y++) {
            for (int x = 1; x < 1199; x++) {
                int length = 0;
                while (x + length < 1200
                        && (picture.argb(x, y) & 0xFFFFFF) == 0xFFFFFF
                        && picture.argb(x + length, y) == picture.argb(x, y)) {
                    length++;
                }
                boolean between = (picture.argb(x - 1, y) & 0xFFFFFF) == 0
                        && x + length < 1200
                        && (picture.argb(x + length, y) & 0xFF) == 0x80;
                if (between && length > 10) {
                    side = length;
                    for (int i = 0; i < 2 * side * side; i++) {
                        int px = x + i % side;
                        int py = y + i / side;
                        int expected = i / side < side ? 0xFFFFFF : 0;
                        assertEquals(expected, picture.argb(px, py) & 0xFFFFFF, px + ", " + py);
                    }
                    break;
                }
            }
        }
        assertTrue(side > 10, "square of " + side);
    }

    @Test
    void manyPicturesAreMadeSmallerUntilAllAreOnThePaper() {
        for (int tiles : new int[] {1, 30, 300}) {
            Picture picture = FigurePainter.paint(figure(tiles), 800, 600, 1, Theme.DARK);
            int ground = Theme.DARK.background().getRGB();
            for (int x = 0; x < 800; x++) {
                assertEquals(ground, picture.argb(x, 597), "below " + tiles);
            }
            for (int y = 0; y < 600; y++) {
                assertEquals(ground, picture.argb(797, y), "beside " + tiles);
            }
        }
    }

    @Test
    void aWholeNumberOfPixelsIsTakenWhereItFillsMostOfTheRoom() {
        assertEquals(56, ImageGridLayout.crisp(60, 28));
        assertEquals(28, ImageGridLayout.crisp(28, 28));
        assertEquals(49, ImageGridLayout.crisp(49, 28));
        assertEquals(20, ImageGridLayout.crisp(20, 28));
    }

    /** As the features of a network of digits in a window of the usual size: a whole number would be 1. */
    @Test
    void picturesBetweenOnceAndTwiceTheirSizeUseTheRoomThatThereIs() {
        GridImage digit = GridImage.grey(28, 28, Collections.nCopies(28 * 28, 0.5));
        ImageTile unit = new ImageTile(digit, Collections.nCopies(9, digit), "");
        ImageGroup layer = new ImageGroup("Layer", "10 units", Collections.nCopies(10, unit), "");
        ImageGridFigure figure = new ImageGridFigure("Features", "", Collections.nCopies(3, layer), Map.of());

        ImageGridLayout layout = ImageGridLayout.of(figure, 820, 530, 1, TypeSizes.fitting(Fonts.bundled(), 820, 530));

        assertTrue(layout.side() > 45, "side " + layout.side());
        assertTrue(layout.corner(2, 9)[1] + layout.side() < 530);
        assertTrue(layout.corner(2, 4)[0] + 2 * layout.side() < 820);
    }

    @Test
    void aPictureWithTooFewValuesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> GridImage.grey(2, 3, List.of(1.0)));
    }
}
