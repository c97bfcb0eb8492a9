package org.costscape.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void foldersThatAreMissingAreMade() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        AtomicFile.writeString(file, "θ");
        assertEquals("θ", Files.readString(file));
    }

    @Test
    void aFailureHalfwayLeavesWhatWasThereAndNoRest() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.txt"), "old");
        BadInputException thrown = assertThrows(
                BadInputException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }));
        assertTrue(String.valueOf(thrown.getMessage()).contains("No space left on device"));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFileInPlaceOfAFolderIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "mine");
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> AtomicFile.writeString(folder.resolve("file/x.txt"), "x"));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith("cannot write"), thrown.getMessage());
        assertEquals("mine", Files.readString(folder.resolve("file")));
    }

    @Test
    void aFolderIsNotOverwritten() {
        assertThrows(BadInputException.class, () -> AtomicFile.writeString(folder, "x"));
    }
}
