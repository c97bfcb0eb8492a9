package org.costscape.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.costscape.experiment.PlaneResult;
import org.costscape.figure.PngText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryExampleTest {
    private static final String MARK = "// docs/library-use.md shows what follows\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void itTrainsSweepsAndDraws() {
        PlaneResult plane = LibraryExample.run(Path.of(""), folder);

        assertTrue(plane.surface().complete());
        assertEquals(0, plane.surface().notFinite());
        assertTrue(String.valueOf(PngText.read(folder.resolve("plane.png")).get("Command"))
                .startsWith("costscape draw plane "));
    }

    @Test
    void theDocumentationShowsIt() throws IOException {
        String source = Files.readString(Path.of("src/test/java/org/costscape/library/LibraryExample.java"));
        String shown = source.substring(source.indexOf(MARK) + MARK.length());

        assertTrue(Files.readString(Path.of("docs/library-use.md")).contains("```java\n" + shown + "```"));
    }
}
