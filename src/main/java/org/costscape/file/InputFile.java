package org.costscape.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reading a user's file whole. */
public final class InputFile {
    private InputFile() {}

    /**
     * All bytes of a file.
     *
     * @param most bytes that it may have
     * @throws BadInputException if it is missing, is no regular file (a device or a pipe may never end), or is larger
     */
    public static byte[] read(Path file, long most) {
        requireRegular(file);
        try {
            long size = Files.size(file);
            if (size > most) {
                throw new BadInputException(file + ": expected at most " + most + " bytes, found " + size);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        }
    }

    /**
     * Checks that there is a file, not a folder, a device or a pipe.
     *
     * @throws BadInputException otherwise
     */
    public static void requireRegular(Path file) {
        if (!Files.isRegularFile(file)) {
            String found = Files.isDirectory(file)
                    ? "it is a folder"
                    : Files.exists(file) ? "it is not a regular file" : "no such file or folder";
            throw new BadInputException("cannot read " + file + ": " + found);
        }
    }
}
