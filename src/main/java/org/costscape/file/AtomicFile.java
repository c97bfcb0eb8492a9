package org.costscape.file;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file beside its final place, forces it to disk and renames it: under its final name a file is always whole,
 * and what stood there before stays until the new one is complete.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the bytes of one file to a stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes {@code file} with the given content; folders that are missing are made.
     *
     * @throws BadInputException if the place cannot be written
     */
    public static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new BadInputException("cannot write " + file + ": it is a folder; name a file in it");
        }
        // Short, so that it fits wherever the name itself does, and the same each time, so that none pile up.
        String name = Long.toHexString(Sha256.seed(String.valueOf(target.getFileName())));
        Path temporary = folder.resolve("." + name + ".part");
        try {
            Files.createDirectories(folder);
            if (Files.isSymbolicLink(temporary)) {
                Files.delete(temporary); // somebody has laid it here to have another file overwritten
            }
            try (FileChannel channel = FileChannel.open(
                            temporary,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            LinkOption.NOFOLLOW_LINKS);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            FileInUse.retry(() -> rename(temporary, target));
        } catch (IOException e) {
            throw cannotWrite(file, e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /** Writes {@code file} as UTF-8 text. */
    public static void writeString(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The one line for a file or folder that could not be written. */
    public static BadInputException cannotWrite(Path file, IOException e) {
        return new BadInputException(
                "cannot write " + file + ": " + reason(e) + "; choose a place that can be written", e);
    }

    /** The reason of an I/O failure in words, without class names. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof java.nio.file.FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file, not a folder";
        }
        if (e instanceof EOFException) {
            return "it ends too early";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        if (e instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (e.getCause() instanceof IOException cause) {
            return reason(cause);
        }
        String message = e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // The file itself is in place or its failure already on the way; a left-over part file harms nothing.
        }
    }
}
