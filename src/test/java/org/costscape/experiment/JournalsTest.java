package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalsTest {
    @TempDir
    Path folder;

    @Test
    void workIsKeptInAnyOfItsJournalsAndInNoneOnceTheyAreDeleted() throws IOException {
        Path out = folder.resolve("step.png");
        assertEquals(Optional.empty(), Journals.kept(out));
        for (Path journal : List.of(Journals.beside(out, 2), Journals.bend(Journals.beside(out)))) {
            Files.createFile(journal);
            assertEquals(Optional.of(journal), Journals.kept(out));
            Journals.delete(out);
            assertEquals(Optional.empty(), Journals.kept(out));
        }
    }
}
