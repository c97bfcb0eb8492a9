package org.costscape.cli;

import static org.costscape.cli.Refusal.all;
import static org.costscape.cli.Refusal.run;
import static org.costscape.cli.Refusal.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.costscape.cli.Refusal.Outcome;
import org.costscape.file.Damage;
import org.costscape.file.Damage.Damaged;
import org.costscape.file.DamagedJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Definitions that came to harm. */
class MalformedDefinitionTest {
    @TempDir
    static Path folder = Path.of("");

    private static @Nullable WholeFiles made;

    @BeforeAll
    static void make() throws IOException {
        made = new WholeFiles(folder);
    }

    private static WholeFiles whole() {
        return Objects.requireNonNull(made);
    }

    private static Outcome trainDefinition(Path copy) {
        return run(
                "train",
                copy.resolve("x.json").toString(),
                "--steps",
                "2",
                "--out",
                copy.resolve("run").toString());
    }

    @TestFactory
    Stream<DynamicTest> definitions() throws IOException {
        byte[] whole = whole().definition.getBytes(StandardCharsets.UTF_8);
        Path alone = Files.createDirectories(folder.resolve("definitions"));
        List<Damaged> strings = List.of(
                DamagedJson.changed("a folder outside", whole().definition, "/data/folder", "\"../../../etc\""),
                DamagedJson.changed("an absent folder", whole().definition, "/data/folder", "\"/nowhere\""),
                DamagedJson.changed("a device", whole().definition, "/data/folder", "\"/dev/zero\""),
                DamagedJson.changed("a class name", whole().definition, "/network/type", "\"java.lang.Runtime\""),
                DamagedJson.changed("no layers", whole().definition, "/network/layers", "[]"),
                DamagedJson.changed("a precision", whole().definition, "/precision", "\"half\""),
                DamagedJson.changed("a path as a name", whole().definition, "/name", "\"../../x\""),
                DamagedJson.changed("an empty name", whole().definition, "/name", "\"\""),
                DamagedJson.changed("an endless name", whole().definition, "/name", "\"" + "n".repeat(100_000) + "\""),
                Damage.of("a comment", "// hello\n" + whole().definition),
                Damage.of("two definitions", whole().definition + whole().definition),
                Damage.of("a trailing comma", whole().definition.replace("\"seed\": 3", "\"seed\": 3,")));
        return Stream.concat(
                tests(
                        all(
                                Damage.replaced(whole),
                                Damage.truncated(whole().definition.strip().getBytes(StandardCharsets.UTF_8), 30),
                                DamagedJson.fields(whole().definition),
                                strings),
                        alone,
                        "x.json",
                        Refusal::refused,
                        MalformedDefinitionTest::trainDefinition),
                tests(
                        all(DamagedJson.numbers(whole().definition), Damage.flipped(whole, 0, whole.length, 40)),
                        alone,
                        "x.json",
                        Refusal::refusedOrTaken,
                        MalformedDefinitionTest::trainDefinition));
    }
}
