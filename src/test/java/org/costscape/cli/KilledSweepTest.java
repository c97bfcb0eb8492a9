package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps in processes that are killed, as by a power cut, while they work. */
class KilledSweepTest {
    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void train() throws IOException, InterruptedException {
        Command.Outcome outcome = Command.run(folder, "train", "spirals", "--steps", "40", "--out", "run");
        assertEquals(0, outcome.exitCode(), outcome.err());
    }

    @ParameterizedTest
    @CsvSource({
        "draw plane run --metric gradient-norm --grid 21x15 --threads 1, 2",
        "draw surface run --grid 21x21 --threads 1, 1",
        "draw step run --grid 15x11 --threads 1, 1"
    })
    void aKilledSweepContinuesAndWritesTheBytesOfAnUninterruptedOne(String line, int kills) throws Exception {
        String[] command = (line + " --out x.json").split(" ", -1);
        Path whole = Files.createTempDirectory(folder, "whole");
        Path killed = Files.createTempDirectory(folder, "killed");
        for (Path each : List.of(whole, killed)) {
            copy(folder.resolve("run"), each.resolve("run"));
        }
        Process uninterrupted = Command.start(whole, whole.resolve("out"), whole.resolve("err"), command);

        Path journal = killed.resolve("x.json.journal");
        SplittableRandom random = new SplittableRandom(line.hashCode());
        long kept = 0;
        for (int i = 0; i < kills; i++) {
            Process process = Command.start(killed, killed.resolve("out"), killed.resolve("err"), command);
            long most = kept + 1 + random.nextLong(5_000);
            while (process.isAlive() && (Files.notExists(journal) || Files.size(journal) < most)) {
                Thread.sleep(2);
            }
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            assertTrue(Files.exists(journal), "killed when it had ended");
            kept = Files.size(journal);
        }
        Command.Outcome outcome = Command.run(killed, command);

        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(uninterrupted.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, uninterrupted.exitValue(), Files.readString(whole.resolve("err")));
        assertArrayEquals(Files.readAllBytes(whole.resolve("x.json")), Files.readAllBytes(killed.resolve("x.json")));
        try (Stream<Path> left = Files.list(killed)) {
            assertEquals(
                    List.of("err", "out", "run", "x.json"),
                    left.map(each -> each.getFileName().toString()).sorted().toList());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }
}
