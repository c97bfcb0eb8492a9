package org.costscape.cli;

import static org.costscape.cli.Refusal.all;
import static org.costscape.cli.Refusal.bytes;
import static org.costscape.cli.Refusal.copy;
import static org.costscape.cli.Refusal.refused;
import static org.costscape.cli.Refusal.run;
import static org.costscape.cli.Refusal.tests;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.costscape.cli.Refusal.CommandOn;
import org.costscape.cli.Refusal.Outcome;
import org.costscape.file.Damage;
import org.costscape.file.Damage.Damaged;
import org.costscape.file.DamagedJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs and journals that came to harm. */
class MalformedRunTest {
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

    @TestFactory
    Stream<DynamicTest> snapshots() {
        Path run = folder.resolve("run-small");
        return Stream.of("snapshots/best.safetensors", "snapshots/step-00000000.safetensors")
                .flatMap(name -> {
                    byte[] whole = bytes(run.resolve(name));
                    String header =
                            new String(whole, 8, (whole[0] & 255) + 256 * (whole[1] & 255), StandardCharsets.UTF_8);
                    return tests(
                            all(
                                    Damage.replaced(whole),
                                    Damage.truncated(whole, 20),
                                    Damage.flipped(whole, 0, 8 + header.strip().length(), 40),
                                    Damage.flipped(whole, 8 + header.length(), whole.length, 20),
                                    List.of(
                                            Damage.overwritten(
                                                    "a header of 2⁶³",
                                                    whole,
                                                    0,
                                                    255,
                                                    255,
                                                    255,
                                                    255,
                                                    255,
                                                    255,
                                                    255,
                                                    127),
                                            Damage.overwritten(
                                                    "a header of −1", whole, 0, 255, 255, 255, 255, 255, 255, 255, 255),
                                            Damage.overwritten("no header", whole, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                                            Damage.extended(whole, (byte) 0, (byte) 0, (byte) 0, (byte) 0))),
                            run,
                            name,
                            Refusal::refused,
                            copy -> whole().draw(copy));
                });
    }

    @TestFactory
    Stream<DynamicTest> definitionsOfRuns() throws IOException {
        Path run = folder.resolve("run-small");
        String whole = Files.readString(run.resolve("definition.json"));
        return Stream.concat(
                tests(
                        all(
                                Damage.replaced(bytes(run.resolve("definition.json"))),
                                Damage.truncated(whole.strip().getBytes(StandardCharsets.UTF_8), 10),
                                DamagedJson.fields(whole)),
                        run,
                        "definition.json",
                        Refusal::refused,
                        copy -> whole().draw(copy)),
                tests(
                        all(DamagedJson.numbers(whole)),
                        run,
                        "definition.json",
                        Refusal::refusedOrTaken,
                        copy -> whole().draw(copy)));
    }

    @TestFactory
    Stream<DynamicTest> histories() {
        Path run = folder.resolve("run-small");
        byte[] whole = bytes(run.resolve("history.jsonl"));
        String last = new String(whole, StandardCharsets.UTF_8);
        List<Damaged> texts = List.of(
                Damage.of("a step twice", last + last),
                Damage.of(
                        "steps backwards",
                        last.lines().sorted(Comparator.reverseOrder()).reduce("", (a, b) -> a + b + "\n")),
                Damage.of("a line of another kind", "{\"step\": 0}\n" + last));
        CommandOn command = copy -> run(
                "draw",
                "training",
                copy.toString(),
                "--out",
                folder.resolve("x.csv").toString());
        return Stream.concat(
                tests(
                        all(
                                texts,
                                Damage.replaced(whole).stream()
                                        .filter(each -> each.content().bytes().length > 1000)
                                        .toList()),
                        run,
                        "history.jsonl",
                        Refusal::refusedOrTaken,
                        command),
                tests(
                        all(Damage.truncated(whole, 12), Damage.flipped(whole, 0, whole.length, 30)),
                        run,
                        "history.jsonl",
                        Refusal::refusedOrTaken,
                        command));
    }

    @TestFactory
    Stream<DynamicTest> checkpoints() throws IOException {
        Path run = copy(folder.resolve("run-small"));
        byte[] whole = bytes(run.resolve("checkpoint.safetensors"));
        int numbers = 8 + (whole[0] & 255) + 256 * (whole[1] & 255);
        CommandOn command = copy -> run("train", "--resume", "--out", copy.toString());
        return Stream.concat(
                tests(
                        all(
                                Damage.replaced(whole),
                                Damage.truncated(whole, 10),
                                Damage.flipped(whole, 0, 8, 10),
                                Damage.flipped(whole, numbers, whole.length, 20)),
                        run,
                        "checkpoint.safetensors",
                        Refusal::refused,
                        command),
                tests(
                        // What is kept for a later step only is not looked for by its name before.
                        all(Damage.flipped(whole, 8, numbers, 20)),
                        run,
                        "checkpoint.safetensors",
                        Refusal::refusedOrTaken,
                        command));
    }

    @TestFactory
    @DisabledOnOs(OS.WINDOWS)
    Stream<DynamicTest> linksOutOfARun() throws IOException {
        return Stream.of("definition.json", "history.jsonl", "snapshots/best.safetensors")
                .map(name -> DynamicTest.dynamicTest(name + " is a device", () -> {
                    Path copy = copy(folder.resolve("run-small"));
                    Files.delete(copy.resolve(name));
                    Files.createSymbolicLink(copy.resolve(name), Path.of("/dev/zero"));
                    Outcome outcome = name.startsWith("history")
                            ? run(
                                    "draw",
                                    "training",
                                    copy.toString(),
                                    "--out",
                                    folder.resolve("x.csv").toString())
                            : whole().draw(copy);
                    refused(outcome, Pattern.quote(Path.of(name).getFileName().toString()));
                    Files.delete(copy.resolve(name));
                }));
    }

    @TestFactory
    Stream<DynamicTest> journals() throws Exception {
        Path work = Files.createDirectories(folder.resolve("journals"));
        Path out = work.resolve("x.csv");
        List<String> command = List.of(
                "draw",
                "plane",
                folder.resolve("run-small").toString(),
                "--grid",
                "201x201",
                "--metric",
                "gradient-norm",
                "--no-trajectory",
                "--threads",
                "1",
                "--out");
        List<String> first = new ArrayList<>(command);
        first.add(out.toString());
        Path journal = work.resolve("x.csv.journal");
        Process process =
                Command.start(work, folder.resolve("out"), folder.resolve("err"), first.toArray(String[]::new));
        while (process.isAlive() && (Files.notExists(journal) || Files.size(journal) < 20_000)) {
            Thread.sleep(2);
        }
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        byte[] all = bytes(journal);
        int end = all.length;
        while (all[end - 1] != '\n') {
            end--;
        }
        byte[] whole = Arrays.copyOf(all, end);
        String text = new String(whole, StandardCharsets.UTF_8);
        int head = text.indexOf('\n');
        List<Damaged> versions = List.of(
                Damage.of("a newer version", text.replaceFirst("\"version\":\\d+", "\"version\":99")),
                Damage.of("another key", text.replaceFirst("\"key\":\"....", "\"key\":\"0000")),
                Damage.of("another kind", text.replaceFirst("\"journal\":\"\\w+\"", "\"journal\":\"line\"")));
        return tests(
                all(
                        Damage.replaced(whole).stream()
                                .filter(each -> each.content().bytes().length > 0
                                        && !each.what().equals("one byte"))
                                .toList(),
                        Damage.flipped(whole, 0, head, 20),
                        Damage.flipped(whole, head + 1, whole.length - 1, 30),
                        versions),
                work,
                "x.csv.journal",
                Refusal::refused,
                copy -> {
                    byte[] before = bytes(copy.resolve("x.csv.journal"));
                    List<String> again = new ArrayList<>(command);
                    again.add(copy.resolve("x.csv").toString());
                    Outcome outcome = run(again.toArray(String[]::new));
                    assertTrue(Arrays.equals(before, bytes(copy.resolve("x.csv.journal"))), "the journal was changed");
                    return outcome;
                });
    }
}
