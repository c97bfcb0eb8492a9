package org.costscape.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;

/**
 * One file in the IDX format of MNIST, gzipped or not: two zero bytes, the type (8: unsigned byte), the number of axes, the
 * size of each axis (4 bytes, big endian), then the bytes in row-major order.
 *
 * <p>Reference: LeCun, Cortes, Burges, "The MNIST database of handwritten digits", section "File formats".
 */
final class Idx {
    private static final int UNSIGNED_BYTE = 8;
    private static final int MOST = 1 << 30;

    private final int[] sizes;
    private final byte[] bytes;

    private Idx(int[] sizes, byte[] bytes) {
        this.sizes = sizes;
        this.bytes = bytes;
    }

    /** The size of an axis. */
    int size(int axis) {
        return sizes[axis];
    }

    /** All bytes; the caller does not change them. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * Reads a file whole.
     *
     * @param axes number of axes that it must have: 3 for images, 1 for labels
     * @throws BadInputException if it is missing, truncated, too long, corrupt or of another kind
     */
    static Idx read(Path file, int axes) {
        InputFile.requireRegular(file);
        try (InputStream in = Unzipped.open(file)) {
            byte[] header = in.readNBytes(4 + 4 * axes);
            if (header.length < 4 || header[0] != 0 || header[1] != 0) {
                throw new BadInputException(file + ": not an IDX file: expected 0 0 8 " + axes
                        + " as its first bytes, found " + text(header, 4));
            }
            if (header[2] != UNSIGNED_BYTE || header[3] != axes) {
                throw new BadInputException(file + ": expected IDX type 8 (unsigned bytes) with " + axes
                        + (axes == 1 ? " axis" : " axes") + ", found type " + header[2] + " with " + header[3]
                        + "; are the files for images and labels swapped?");
            }
            if (header.length < 4 + 4 * axes) {
                throw truncated(file, 4 + 4 * axes, header.length, "header");
            }
            int[] sizes = new int[axes];
            long total = 1;
            for (int axis = 0; axis < axes; axis++) {
                sizes[axis] = ByteBuffer.wrap(header).getInt(4 + 4 * axis);
                total = sizes[axis] <= 0 || total * sizes[axis] > MOST ? -1 : total * sizes[axis];
                if (total < 0) {
                    throw new BadInputException(file + ": size of axis " + axis + ": expected 1 or more and at most "
                            + MOST + " bytes in all, found " + (sizes[axis] & 0xffffffffL)
                            + "; the file is damaged");
                }
            }
            byte[] bytes = in.readNBytes((int) total);
            if (bytes.length < total) {
                throw truncated(file, total, bytes.length, "data");
            }
            if (in.read() >= 0) {
                throw new BadInputException(file + ": expected " + total + " bytes of data ("
                        + Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining("×"))
                        + "), found more; the file is damaged");
            }
            return new Idx(sizes, bytes);
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot read " + file + ": " + AtomicFile.reason(e) + "; fetch the file again", e);
        }
    }

    private static BadInputException truncated(Path file, long expected, int found, String part) {
        return new BadInputException(file + ": truncated: expected " + expected + " bytes of " + part + ", found "
                + found + "; fetch the file again");
    }

    private static String text(byte[] bytes, int count) {
        return bytes.length == 0
                ? "an empty file"
                : IntStream.range(0, Math.min(count, bytes.length))
                        .mapToObj(i -> Integer.toString(bytes[i] & 0xff))
                        .collect(Collectors.joining(" "));
    }
}
