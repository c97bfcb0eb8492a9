package org.costscape.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;

/** Compares two pictures pixel by pixel. */
public final class Pixels {
    private Pixels() {}

    /**
     * What is different in the second of two pictures, in words; empty if no pixel is.
     *
     * @throws BadInputException if one of them cannot be read
     */
    public static Optional<String> difference(Path first, Path second) {
        BufferedImage before = image(first);
        BufferedImage after = image(second);
        if (before.getWidth() != after.getWidth() || before.getHeight() != after.getHeight()) {
            return Optional.of(before.getWidth() + " × " + before.getHeight() + " pixels, again " + after.getWidth()
                    + " × " + after.getHeight());
        }
        long different = 0;
        int largest = 0;
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                int change = change(before.getRGB(x, y), after.getRGB(x, y));
                different += change > 0 ? 1 : 0;
                largest = Math.max(largest, change);
            }
        }
        return different == 0
                ? Optional.empty()
                : Optional.of(count(different) + " of "
                        + count((long) before.getWidth() * before.getHeight()) + " pixels, by at most "
                        + largest
                        + " of 255");
    }

    /** The largest change of a channel. */
    private static int change(int before, int after) {
        int largest = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            largest = Math.max(largest, Math.abs((before >> shift & 255) - (after >> shift & 255)));
        }
        return largest;
    }

    private static BufferedImage image(Path file) {
        try {
            return Optional.ofNullable(ImageIO.read(file.toFile()))
                    .orElseThrow(() -> new BadInputException(file + ": expected a picture, found something else"));
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
