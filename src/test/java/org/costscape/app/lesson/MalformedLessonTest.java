package org.costscape.app.lesson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.costscape.file.BadInputException;
import org.costscape.file.Damage;
import org.costscape.file.Damage.Damaged;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Lessons that came to harm: each is read, since almost every text is Markdown, or refused with its name. */
class MalformedLessonTest {
    private static final Duration HANGS = Duration.ofSeconds(60);
    private static final String PAGE = """
            # A page

            Text with *emphasis*, `code` and a [link](other.md).

            ```figure
            experiment: spirals
            kind: line
            ```

            - ( ) no
            - (x) yes

            > Because.

            ![A picture](picture.png)
            """;

    @TempDir
    Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> lessons() {
        byte[] whole = PAGE.getBytes(StandardCharsets.UTF_8);
        List<Damaged> texts = List.of(
                Damage.of("a script", "# x\n\n<script>alert(1)</script>\n"),
                Damage.of("a picture elsewhere", "# x\n\n![p](../../../etc/passwd)\n"),
                Damage.of("a picture on the net", "# x\n\n![p](https://example.org/p.png)\n"),
                Damage.of("deep quotes", ">".repeat(20_000) + " x"),
                Damage.of(
                        "deep lists",
                        Stream.iterate("- x", each -> "  " + each).limit(500).reduce("", (a, b) -> a + b + "\n")),
                Damage.of("many brackets", "[".repeat(50_000)),
                Damage.of("many stars", "*a **b ".repeat(5_000)));
        return Stream.of(
                        Damage.replaced(whole),
                        Damage.truncated(whole, 30),
                        Damage.flipped(whole, 0, whole.length, 60),
                        texts)
                .flatMap(List::stream)
                .map(damaged -> DynamicTest.dynamicTest(damaged.what(), () -> readOrRefused(damaged)));
    }

    private void readOrRefused(Damaged damaged) throws IOException {
        Path file = Files.createTempDirectory(folder, "lesson").resolve("page.md");
        Files.write(file, damaged.content().bytes());
        assertTimeoutPreemptively(HANGS, () -> {
            try {
                assertFalse(LessonBook.of(file).lessons().isEmpty());
            } catch (BadInputException e) {
                String message = String.valueOf(e.getMessage());
                assertTrue(message.contains("page.md"), message);
                assertTrue(message.lines().count() == 1, message);
            }
        });
    }
}
