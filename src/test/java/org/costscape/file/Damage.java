package org.costscape.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** What can happen to the bytes of a file on its way: torn, overwritten, mixed up with another. The same at each call. */
public final class Damage {
    private Damage() {}

    /**
     * A file that has come to harm.
     *
     * @param what in words
     * @param content its bytes
     */
    public record Damaged(String what, Content content) {}

    /** Bytes, which are not a component of a record themselves. */
    public static final class Content {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** A file that says what the bytes are. */
    public static Damaged of(String what, byte[] bytes) {
        return new Damaged(what, new Content(bytes));
    }

    /** A text file that says what the bytes are. */
    public static Damaged of(String what, String text) {
        return of(what, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What no format survives: emptied, zeroed, something else altogether, an endless line, deep nesting. */
    public static List<Damaged> replaced(byte[] whole) {
        byte[] noise = new byte[4096];
        new SplittableRandom(1).nextBytes(noise);
        return List.of(
                of("empty", new byte[0]),
                of("one byte", new byte[] {'{'}),
                of("zeros", new byte[Math.max(8, whole.length)]),
                of("noise", noise),
                of("all bits set", filled(Math.max(8, whole.length), (byte) 0xff)),
                of("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13}),
                of("a web page", "<!DOCTYPE html><html><body>404 Not Found</body></html>\n"),
                of("an archive", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0}),
                of("a million brackets", "[".repeat(1_000_000)),
                of("a million objects", "{\"a\":".repeat(1_000_000)),
                of("invalid UTF-8", new byte[] {'{', '"', (byte) 0xc3, 0x28, '"', ':', '1', '}'}),
                of("UTF-16", "{\"name\": 1}".getBytes(StandardCharsets.UTF_16)));
    }

    /** Cut off at some places, the last of them one byte before the end. */
    public static List<Damaged> truncated(byte[] whole, int count) {
        List<Damaged> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int length = (int) ((long) (whole.length - 1) * i / count);
            all.add(of("the first " + length + " of " + whole.length + " bytes", Arrays.copyOf(whole, length)));
        }
        return all;
    }

    /** One bit changed, at random places from {@code from} to before {@code end}. */
    public static List<Damaged> flipped(byte[] whole, int from, int end, int count) {
        SplittableRandom random = new SplittableRandom(whole.length + from);
        List<Damaged> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(from, end);
            int bit = random.nextInt(8);
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << bit);
            all.add(of("bit " + bit + " of byte " + at + " flipped", flipped));
        }
        return all;
    }

    /** Bytes from {@code at} on overwritten. */
    public static Damaged overwritten(String what, byte[] whole, int at, int... bytes) {
        byte[] changed = whole.clone();
        for (int i = 0; i < bytes.length; i++) {
            changed[at + i] = (byte) bytes[i];
        }
        return of(what, changed);
    }

    /** More behind the end. */
    public static Damaged extended(byte[] whole, byte... more) {
        byte[] longer = Arrays.copyOf(whole, whole.length + more.length);
        System.arraycopy(more, 0, longer, whole.length, more.length);
        return of(more.length + " bytes more", longer);
    }

    /** Some bytes and many zeros behind them, packed a thousandfold; the zeros are packed once, and the result repeated. */
    public static Damaged bomb(byte[] head, int megabytes) {
        byte[] zeros = new byte[1 << 20];
        byte[] packedZeros = deflated(zeros);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0}); // RFC 1952, section 2.3
        packed.writeBytes(deflated(head));
        CRC32 crc = new CRC32();
        crc.update(head);
        for (int i = 0; i < megabytes; i++) {
            packed.writeBytes(packedZeros);
            crc.update(zeros);
        }
        packed.writeBytes(new byte[] {3, 0}); // the last block, of no bytes
        packed.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt((int) (head.length + (long) megabytes * zeros.length))
                .array());
        return of(megabytes + " megabytes packed into " + packed.size() + " bytes", packed.toByteArray());
    }

    /** Deflated so that it ends with a whole byte and can stand anywhere in a stream, but not as its end. */
    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(bytes);
            byte[] room = new byte[bytes.length + 64];
            return Arrays.copyOf(room, deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH));
        } finally {
            deflater.end();
        }
    }

    /** Packed with gzip. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] filled(int count, byte value) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, value);
        return bytes;
    }
}
