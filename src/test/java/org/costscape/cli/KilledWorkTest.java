package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.costscape.parameter.Safetensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Commands that are killed at random moments, again and again, as by a power cut: whatever stands under a final name is whole at
 * each moment, and what is left in the end are the files of an uninterrupted command, byte for byte, and no others.
 */
@Tag("long")
class KilledWorkTest {
    private static final int KILLS_IN_A_ROW = 5;

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void train() throws IOException, InterruptedException {
        Command.Outcome outcome = Command.run(folder, "train", "spirals", "--steps", "40", "--out", "run");
        assertEquals(0, outcome.exitCode(), outcome.err());
        Checkpoints.make(folder, 400);
    }

    @ParameterizedTest
    @CsvSource({
        "30, train spirals --steps 1500 --out made",
        "20, draw plane run --grid 101x81 --metric gradient-norm --out made/x.json --out made/x.png",
        "15, draw surface run --grid 61x61 --out made/x.csv --out made/x.svg",
        "15, draw line run --grid 2001 --out made/x.json --out made/x.pdf",
        "10, draw step run --grid 51x51 --out made/x.json",
        "10, draw line run --size 6000x4500 --out made/x.png",
        "20, import checkpoints --as spirals --out made"
    })
    void whatIsKilledIsWholeAndEndsAsIfItHadNotBeen(int kills, String line) throws Exception {
        Path uninterrupted = Files.createTempDirectory(folder, "whole");
        link(uninterrupted);
        long start = System.nanoTime();
        Command.Outcome outcome = Command.run(uninterrupted, line.split(" ", -1));
        long nanos = System.nanoTime() - start;
        assertEquals(0, outcome.exitCode(), outcome.err());
        Map<String, byte[]> expected = files(uninterrupted.resolve("made"));

        SplittableRandom random = new SplittableRandom(line.hashCode());
        int killed = 0;
        while (killed < kills) {
            Path work = Files.createTempDirectory(folder, "killed");
            link(work);
            for (int i = 0; i < KILLS_IN_A_ROW && killed < kills; i++) {
                Process process = Command.start(work, work.resolve("out"), work.resolve("err"), again(line, work));
                if (!process.waitFor(random.nextLong(nanos), TimeUnit.NANOSECONDS)) {
                    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                    killed++;
                }
                requireWhole(line, work.resolve("made"), expected);
            }
            Command.Outcome last = Command.run(work, again(line, work));
            boolean complete = last.exitCode() == 0
                    || last.err().contains("complete")
                    || (line.startsWith("import") && last.err().contains("exists already"));
            assertTrue(complete, last.err());
            Map<String, byte[]> found = files(work.resolve("made"));
            assertEquals(expected.keySet(), found.keySet());
            assertEquals(List.of(), hidden(work));
            expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
        }
    }

    /** What a user would type after a crash. */
    private static String[] again(String line, Path work) {
        boolean resume = line.startsWith("train") && Files.exists(work.resolve("made/definition.json"));
        return (resume ? "train --resume --out made" : line).split(" ", -1);
    }

    /** That all files under final names can be read to the end; those of a drawing, and of an import, are what they become. */
    private static void requireWhole(String line, Path made, Map<String, byte[]> expected) throws IOException {
        Map<String, byte[]> found = files(made);
        found.forEach((name, bytes) -> {
            if (name.endsWith(".safetensors")) {
                Safetensors.read(made.resolve(name));
            } else if ((name.startsWith("x.") && !name.matches(".*\\.journal(\\.lock)?"))
                    || line.startsWith("import")) {
                assertArrayEquals(expected.get(name), bytes, name);
            }
        });
        long parts =
                found.keySet().stream().filter(name -> name.endsWith(".part")).count();
        assertTrue(parts <= 2, found.keySet() + " has part files that pile up");
    }

    private static void link(Path work) throws IOException {
        for (String each : List.of("run", "checkpoints")) {
            Files.createSymbolicLink(work.resolve(each), folder.resolve(each));
        }
    }

    /** What an import keeps beside its folder until it is whole. */
    private static List<String> hidden(Path work) throws IOException {
        try (Stream<Path> all = Files.list(work)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(".part"))
                    .toList();
        }
    }

    private static Map<String, byte[]> files(Path made) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.exists(made)) {
            try (Stream<Path> all = Files.walk(made)) {
                List<Path> regular = all.filter(Files::isRegularFile).toList();
                for (Path each : regular) {
                    files.put(made.relativize(each).toString().replace('\\', '/'), Files.readAllBytes(each));
                }
            }
        }
        return files;
    }
}
