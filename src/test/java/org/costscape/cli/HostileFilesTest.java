package org.costscape.cli;

import static org.costscape.cli.Refusal.all;
import static org.costscape.cli.Refusal.bytes;
import static org.costscape.cli.Refusal.copy;
import static org.costscape.cli.Refusal.run;
import static org.costscape.cli.Refusal.tests;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.costscape.cli.Refusal.Outcome;
import org.costscape.file.Damage;
import org.costscape.file.Damage.Damaged;
import org.costscape.file.DamagedJson;
import org.costscape.file.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody made with intent: packed a thousandfold, leading elsewhere, or contradicting themselves. */
class HostileFilesTest {
    private static final int MEGABYTES = 2048;
    private static final String OTHER_HASH = "\"" + "0123456789abcdef".repeat(4) + "\"";

    @TempDir
    static Path folder = Path.of("");

    private static @Nullable WholeFiles made;

    @BeforeAll
    static void make() throws IOException {
        made = new WholeFiles(folder);
        Outcome exported = run(
                "export",
                folder.resolve("run-small").toString(),
                "--out",
                folder.resolve("alone/model.safetensors").toString());
        assertEquals(Refusal.OK, exported.code(), exported.err());
    }

    private static WholeFiles whole() {
        return Objects.requireNonNull(made);
    }

    @TestFactory
    Stream<DynamicTest> tablesAndTextsThatArePackedAThousandfold() throws IOException {
        Path alone = Files.createDirectories(folder.resolve("packed"));
        return Stream.of("table", "text").flatMap(name -> {
            String definition = name.equals("table") ? whole().tableDefinition : whole().textDefinition;
            String file = name.equals("table") ? "table.csv" : "text.txt";
            byte[] head = bytes(folder.resolve(file));
            return tests(
                    all(List.of(Damage.bomb(head, MEGABYTES), Damage.bomb(new byte[0], MEGABYTES))),
                    alone,
                    file,
                    Refusal::refused,
                    copy -> {
                        Path changed = copy.resolve("experiment.json");
                        Files.writeString(
                                changed,
                                definition.replace(
                                        WholeFiles.portable(folder.resolve(file)),
                                        WholeFiles.portable(copy.resolve(file))));
                        return run(
                                "train",
                                changed.toString(),
                                "--out",
                                copy.resolve("run").toString());
                    });
        });
    }

    @TestFactory
    Stream<DynamicTest> definitionsThatLeadElsewhere() throws IOException {
        Path alone = Files.createDirectories(folder.resolve("definitions"));
        List<Damaged> definitions = Stream.of("../run-small", "/etc", "..", "a/b", "a\\\\b", "C:x")
                .flatMap(path -> Stream.of(
                        DamagedJson.changed("the name " + path, whole().definition, "/name", "\"" + path + "\""),
                        DamagedJson.changed(
                                "the teacher " + path,
                                whole().definition,
                                "/initialization",
                                "{\"type\": \"net2net\", \"teacher\": \"" + path + "\", \"operators\": []}")))
                .toList();
        return tests(
                all(definitions),
                alone,
                "x.json",
                Refusal::refused,
                copy -> run(
                        "train",
                        copy.resolve("x.json").toString(),
                        "--out",
                        copy.resolve("run").toString()));
    }

    @TestFactory
    Stream<DynamicTest> runsOfOtherDataOrAnotherStart() throws IOException {
        Path run = folder.resolve("run-small");
        String definition = Files.readString(run.resolve("definition.json"));
        Path branch = folder.resolve("branch");
        Outcome branched = run("train", "--from", run.toString(), "--out", branch.toString(), "--until", "1");
        assertEquals(Refusal.OK, branched.code(), branched.err());
        String ofBranch = Files.readString(branch.resolve("definition.json"));
        Files.delete(branch.resolve("checkpoint.safetensors"));
        return Stream.concat(
                tests(all(hashes(definition)), run, "definition.json", Refusal::refused, copy -> whole().draw(copy)),
                tests(
                        all(hashes(ofBranch)),
                        branch,
                        "definition.json",
                        (outcome, named) -> refusedInTheEnd(outcome),
                        copy -> run("train", "--resume", "--out", copy.toString())));
    }

    /** With one line for what is wrong, after what was said of the work. */
    private static void refusedInTheEnd(Outcome outcome) {
        assertEquals(Refusal.REFUSED, outcome.code(), outcome.err());
        List<String> said = outcome.err().lines().toList();
        assertEquals(
                1, said.stream().filter(line -> line.startsWith("costscape: ")).count(), outcome.err());
        assertTrue(said.get(said.size() - 1).startsWith("costscape: "), outcome.err());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
    }

    /** The definition with each hash in it replaced by another. */
    private static List<Damaged> hashes(String definition) {
        List<Damaged> changed = Pattern.compile("\"[0-9a-f]{64}\"")
                .matcher(definition)
                .results()
                .map(hash -> Damage.of(
                        "the hash at " + hash.start(),
                        definition.substring(0, hash.start()) + OTHER_HASH + definition.substring(hash.end())))
                .toList();
        assertNotEquals(List.of(), changed);
        return changed;
    }

    @TestFactory
    Stream<DynamicTest> stateDicts() {
        byte[] whole = bytes(folder.resolve("alone/model.safetensors"));
        int length = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header = new String(whole, 8, length, StandardCharsets.UTF_8);
        List<Damaged> headers = List.of(
                headed("a name twice", whole, header.replaceFirst("\\{\"", "{\"a\": 1, \"a\": 2, \"")),
                headed("a negative size", whole, header.replaceFirst("\"shape\":\\[", "\"shape\":[-1,")),
                headed("a size of 2³¹", whole, header.replaceFirst("\"shape\":\\[", "\"shape\":[2147483648,")),
                headed(
                        "sizes of 2⁶² in all",
                        whole,
                        header.replaceFirst("\"shape\":\\[", "\"shape\":[1073741824,1073741824,")),
                headed(
                        "offsets before the beginning",
                        whole,
                        header.replaceFirst("\"data_offsets\":\\[\\d+", "\"data_offsets\":[-8")),
                headed(
                        "offsets behind the end",
                        whole,
                        header.replaceFirst(
                                "\"data_offsets\":\\[(\\d+),\\d+", "\"data_offsets\":[$1,9223372036854775807")),
                headed("two at one place", whole, overlapping(header)));
        return tests(
                all(
                        Damage.replaced(whole),
                        Damage.truncated(whole, 10),
                        Damage.flipped(whole, 0, 8, 8),
                        headers,
                        List.of(Damage.extended(whole, (byte) 0))),
                folder.resolve("alone"),
                "model.safetensors",
                Refusal::refused,
                copy -> run(
                        "import",
                        copy.resolve("model.safetensors").toString(),
                        "--as",
                        folder.resolve("small.json").toString(),
                        "--out",
                        copy.resolve("run").toString()));
    }

    /** The first two tensors of one size at the place of the first. */
    private static String overlapping(String header) {
        List<String> offsets = Pattern.compile("\"data_offsets\":\\[\\d+,\\d+\\]")
                .matcher(header)
                .results()
                .map(MatchResult::group)
                .toList();
        assertTrue(offsets.size() > 1, header);
        return header.replace(offsets.get(1), offsets.get(0));
    }

    private static Damaged headed(String what, byte[] whole, String header) {
        byte[] head = header.getBytes(StandardCharsets.UTF_8);
        int length = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(head.length)
                .array());
        out.writeBytes(head);
        out.write(whole, 8 + length, whole.length - 8 - length);
        return Damage.of(what, out.toByteArray());
    }

    /** Whatever a run that came from elsewhere has in the place of a file that is written: what it points to stays. */
    @TestFactory
    @DisabledOnOs(OS.WINDOWS)
    Stream<DynamicTest> nothingIsWrittenThroughALinkOutOfARun() {
        return Stream.of(
                        "training.lock",
                        "history.jsonl",
                        "checkpoint.safetensors",
                        "snapshots/best.safetensors",
                        "changes.jsonl",
                        part("history.jsonl"),
                        part("checkpoint.safetensors"),
                        "snapshots/" + part("best.safetensors"))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path copy = copy(folder.resolve("run-small"));
                    Path precious = Files.writeString(copy.resolveSibling("precious"), "mine");
                    Files.deleteIfExists(copy.resolve(name));
                    Files.createSymbolicLink(copy.resolve(name), precious);

                    Outcome outcome = run(
                            "train", "--resume", "--steps", "12", "--learning-rate", "0.05", "--out", copy.toString());

                    assertEquals("mine", Files.readString(precious));
                    if (outcome.code() != Refusal.OK) {
                        refusedInTheEnd(outcome);
                    }
                }));
    }

    /** The name under which a file is written before it is whole. */
    private static String part(String name) {
        return "." + Long.toHexString(Sha256.seed(name)) + ".part";
    }

    @TestFactory
    @DisabledOnOs(OS.WINDOWS)
    Stream<DynamicTest> nothingIsWrittenThroughALinkInThePlaceOfAFigure() {
        return Stream.of("x.csv", "x.csv.journal", "x.csv.journal.lock", part("x.csv"))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path place = Files.createTempDirectory(folder, "place");
                    Path precious = Files.writeString(place.resolve("precious"), "");
                    Files.createSymbolicLink(place.resolve(name), precious);

                    Outcome outcome = run(
                            "draw",
                            "plane",
                            folder.resolve("run-small").toString(),
                            "--grid",
                            "3x3",
                            "--out",
                            place.resolve("x.csv").toString());

                    assertEquals("", Files.readString(precious));
                    if (outcome.code() != Refusal.OK) {
                        refusedInTheEnd(outcome);
                    }
                }));
    }
}
