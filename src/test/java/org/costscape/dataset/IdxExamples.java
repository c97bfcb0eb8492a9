package org.costscape.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A small data set in IDX files, whose classes can be told apart by the place of a bright spot. */
public final class IdxExamples {
    public static final int ROWS = 4;
    public static final int COLUMNS = 5;
    public static final int CLASSES = 3;

    private IdxExamples() {}

    /** Writes the four files. */
    public static void write(Path folder, int training, int heldOut) throws IOException {
        Files.createDirectories(folder);
        write(folder, "train", training, 1);
        write(folder, "t10k", heldOut, 2);
    }

    private static void write(Path folder, String prefix, int count, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[count * ROWS * COLUMNS];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % CLASSES);
            for (int p = 0; p < ROWS * COLUMNS; p++) {
                int brightness = p % CLASSES == labels[i] ? 120 : 0;
                pixels[i * ROWS * COLUMNS + p] = (byte) (brightness + random.nextInt(130));
            }
        }
        Files.write(folder.resolve(prefix + "-images-idx3-ubyte"), idx(pixels, count, ROWS, COLUMNS));
        Files.write(folder.resolve(prefix + "-labels-idx1-ubyte"), idx(labels, count));
    }

    /** The bytes of an IDX file. */
    static byte[] idx(byte[] data, int... sizes) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + data.length);
        file.put(new byte[] {0, 0, 8, (byte) sizes.length});
        for (int size : sizes) {
            file.putInt(size);
        }
        return file.put(data).array();
    }
}
