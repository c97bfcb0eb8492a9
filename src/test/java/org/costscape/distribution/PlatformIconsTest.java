package org.costscape.distribution;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** After a change of the icon: {@code mvn test -Dtest=PlatformIconsTest -Dcostscape.icons=write}. */
class PlatformIconsTest {
    private static final Path ICONS = Path.of("src/distribution/icon");
    private static final Path WINDOWS = ICONS.resolve("costscape.ico");
    private static final Path MACOS = ICONS.resolve("costscape.icns");
    private static final String REWRITE = "costscape.icons";

    @BeforeAll
    static void write() throws IOException {
        if ("write".equals(System.getProperty(REWRITE))) {
            Files.write(WINDOWS, PlatformIcons.ico(icon()));
            Files.write(MACOS, PlatformIcons.icns(icon()));
        }
    }

    private static BufferedImage icon() throws IOException {
        return ImageIO.read(ICONS.resolve("costscape.png").toFile());
    }

    @Test
    void windowsFindsTheIconInEachSize() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(WINDOWS)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(PlatformIcons.WINDOWS.size(), file.getShort(4));
        for (int i = 0; i < PlatformIcons.WINDOWS.size(); i++) {
            int side = PlatformIcons.WINDOWS.get(i);
            int entry = 6 + 16 * i;
            assertEquals((byte) side, file.get(entry));
            byte[] picture = new byte[file.getInt(entry + 8)];
            file.get(file.getInt(entry + 12), picture);
            same(side, side == 256 ? png(picture) : bitmap(side, picture));
        }
    }

    private static BufferedImage bitmap(int side, byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(2 * side, file.getInt(8));
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < side * side; i++) {
            picture.setRGB(i % side, side - 1 - i / side, file.getInt(40 + 4 * i));
        }
        return picture;
    }

    @Test
    void macosFindsTheIconInEachSize() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(MACOS));
        assertEquals("icns", type(file));
        assertEquals(file.capacity(), file.getInt());
        Map<String, Integer> found = new TreeMap<>();
        while (file.hasRemaining()) {
            String type = type(file);
            byte[] picture = new byte[file.getInt() - 8];
            file.get(picture);
            int side = png(picture).getWidth();
            same(side, png(picture));
            found.put(type, side);
        }
        assertEquals(PlatformIcons.MACOS, found);
    }

    private static String type(ByteBuffer file) {
        byte[] type = new byte[4];
        file.get(type);
        return new String(type, US_ASCII);
    }

    private static BufferedImage png(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    /** That a picture is the program's icon, up to rounding: no colour differs by more than 2 of 255 in the mean. */
    private static void same(int side, BufferedImage picture) throws IOException {
        BufferedImage expected = PlatformIcons.scaled(icon(), side);
        long difference = 0;
        for (int i = 0; i < side * side; i++) {
            for (int shift = 0; shift < 32; shift += 8) {
                int x = i % side;
                int y = i / side;
                difference +=
                        Math.abs((expected.getRGB(x, y) >>> shift & 0xff) - (picture.getRGB(x, y) >>> shift & 0xff));
            }
        }
        assertTrue(difference <= 2L * 4 * side * side, side + " pixels: " + difference);
    }
}
