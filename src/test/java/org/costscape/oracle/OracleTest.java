package org.costscape.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the program against exact reference values that PyTorch computed in double: all JSON files of the folder that the system
 * property {@code costscape.oracle.dir} names, or of the copy among the test resources.
 *
 * <p>What a file is for it says itself, in {@code case}; all shapes are the file's. Each quantity of each file is a test of its
 * own.
 */
class OracleTest {
    /** Texts for people. */
    private static final Set<String> DESCRIPTIONS =
            Set.of("note", "loss_def", "shapes", "gate_order", "order", "mode", "layers");

    private static final Path FOLDER = Path.of(System.getProperty("costscape.oracle.dir", "src/test/resources/oracle"));

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreReferences() throws IOException {
        assertFalse(files().isEmpty(), FOLDER.toString());
    }

    @TestFactory
    Stream<DynamicNode> everyFile() throws IOException {
        return files().stream().map(file -> dynamicContainer(file.getFileName().toString(), tests(Reference.of(file))));
    }

    private static Stream<DynamicTest> tests(Reference file) {
        Kind kind = Kind.of(file).orElse(null);
        if (kind == null) {
            return Stream.of(dynamicTest("case", () -> {
                throw new AssertionError("case: expected a word of Kind at its beginning, found "
                        + (file.has("case") ? file.get("case").text() : "nothing"));
            }));
        }
        Checks checks = new Checks();
        kind.addTo(file, checks);
        return Stream.concat(
                checks.tests().stream(), Stream.of(0).flatMap(last -> leftOver(kind.word(), file.unread())));
    }

    /** After all other tests of a file: what none of them has read. */
    private static Stream<DynamicTest> leftOver(String kind, Set<String> unread) {
        return Stream.of(dynamicTest("every value is read", () -> {
            Set<String> forgotten = new TreeSet<>(unread);
            forgotten.removeIf(path -> DESCRIPTIONS.contains(path.substring(path.lastIndexOf('.') + 1)));
            assertEquals(Set.of(), forgotten, kind);
        }));
    }
}
