package org.costscape.distribution;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** The program's icon as Windows ({@code .ico}) and macOS ({@code .icns}) want it. */
final class PlatformIcons {
    /** Sides in pixels. */
    static final List<Integer> WINDOWS = List.of(16, 24, 32, 48, 64, 128, 256);

    /** Types of elements that hold a PNG file, with its side in pixels. */
    static final Map<String, Integer> MACOS =
            new TreeMap<>(Map.of("ic11", 32, "ic12", 64, "ic07", 128, "ic08", 256, "ic09", 512));

    private PlatformIcons() {}

    /** A header, an entry of 16 bytes a picture, and the pictures: bitmaps with transparency, and of 256 pixels a PNG file. */
    static byte[] ico(BufferedImage icon) throws IOException {
        int header = 6 + 16 * WINDOWS.size();
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        ByteBuffer entries = ByteBuffer.allocate(header).order(ByteOrder.LITTLE_ENDIAN);
        entries.putShort((short) 0).putShort((short) 1).putShort((short) WINDOWS.size());
        for (int side : WINDOWS) {
            BufferedImage scaled = scaled(icon, side);
            byte[] picture = side == 256 ? png(scaled) : bitmap(scaled);
            entries.put((byte) side).put((byte) side).putShort((short) 0); // 0 stands for 256
            entries.putShort((short) 1)
                    .putShort((short) 32)
                    .putInt(picture.length)
                    .putInt(header + pictures.size());
            pictures.write(picture);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(entries.array());
        pictures.writeTo(file);
        return file.toByteArray();
    }

    /** The magic and the length of the file, then elements with type and length before them. */
    static byte[] icns(BufferedImage icon) throws IOException {
        ByteArrayOutputStream elements = new ByteArrayOutputStream();
        for (Map.Entry<String, Integer> each : MACOS.entrySet()) {
            elements.write(element(each.getKey(), png(scaled(icon, each.getValue()))));
        }
        return element("icns", elements.toByteArray());
    }

    private static byte[] element(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .put(type.getBytes(US_ASCII))
                .putInt(8 + content.length)
                .put(content)
                .array();
    }

    /** By halves, so that each pixel is the mean of those that it stands for. */
    static BufferedImage scaled(BufferedImage icon, int side) {
        BufferedImage now = icon;
        while (now.getWidth() > side) {
            int next = Math.max(side, now.getWidth() / 2);
            BufferedImage smaller = new BufferedImage(next, next, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = smaller.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(now, 0, 0, next, next, null);
            graphics.dispose();
            now = smaller;
        }
        return now;
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }

    /** A BITMAPINFOHEADER of twice the height, the rows from below as BGRA, and an empty mask, its rows of whole 32 bits. */
    private static byte[] bitmap(BufferedImage picture) {
        int side = picture.getWidth();
        int mask = side * 4 * ((side + 31) / 32);
        ByteBuffer file = ByteBuffer.allocate(40 + 4 * side * side + mask).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(40).putInt(side).putInt(2 * side).putShort((short) 1).putShort((short) 32);
        file.putInt(0).putInt(4 * side * side + mask).position(40);
        for (int y = side - 1; y >= 0; y--) {
            for (int x = 0; x < side; x++) {
                file.putInt(picture.getRGB(x, y));
            }
        }
        return file.array();
    }
}
