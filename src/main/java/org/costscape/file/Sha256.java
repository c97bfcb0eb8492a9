package org.costscape.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 in hexadecimal: what tells files, data and snapshots apart. */
public final class Sha256 {
    private Sha256() {}

    /** The hash of parts one after the other. */
    public static String of(List<byte[]> parts) {
        MessageDigest digest = digest();
        parts.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The hash of what is left in a buffer, which is not moved. */
    public static String of(ByteBuffer buffer) {
        MessageDigest digest = digest();
        digest.update(buffer.duplicate());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The first eight bytes of a text's hash. */
    public static long seed(String text) {
        return ByteBuffer.wrap(digest().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
