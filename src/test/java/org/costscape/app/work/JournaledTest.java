package org.costscape.app.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.costscape.file.BadInputException;
import org.costscape.training.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Path> journals = new ArrayList<>();

    @Test
    void aJournalStaysWhenTheWorkIsStoppedAndGoesWhenItIsDone() {
        RunFolder run = new RunFolder(folder);
        assertThrows(
                CancellationException.class,
                () -> Journaled.compute(run, "question", journal -> {
                    write(journal, "half");
                    throw new CancellationException();
                }));
        assertTrue(Files.exists(journals.get(0)));

        assertEquals("half", Journaled.compute(run, "question", journal -> read(journal)));
        assertFalse(Files.exists(journals.get(0)));
    }

    @Test
    void anotherQuestionHasAnotherJournal() {
        RunFolder run = new RunFolder(folder);
        assertFalse(Journaled.compute(run, "a", Optional::orElseThrow)
                .equals(Journaled.compute(run, "b", Optional::orElseThrow)));
    }

    @Test
    void aJournalThatCannotBeUsedIsBegunAnew() {
        RunFolder run = new RunFolder(folder);
        List<String> tries = new ArrayList<>();
        String result = Journaled.compute(run, "question", journal -> {
            tries.add("try");
            if (tries.size() == 1) {
                write(journal, "damaged");
                throw new BadInputException(journal.orElseThrow() + ": damaged");
            }
            return Files.exists(journal.orElseThrow()) ? "damaged" : "new";
        });
        assertEquals("new", result);
    }

    @Test
    void anyOtherMistakeIsTold() {
        assertThrows(
                BadInputException.class,
                () -> Journaled.compute(new RunFolder(folder), "question", journal -> {
                    throw new BadInputException("the grid is too large");
                }));
    }

    private void write(Optional<Path> journal, String text) {
        try {
            Path file = journal.orElseThrow();
            Files.createDirectories(file.getParent());
            journals.add(Files.writeString(file, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Optional<Path> journal) {
        try {
            return Files.readString(journal.orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
