package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that want the same place: the second is told who holds it, and the first goes on undisturbed. */
class TwoProcessesTest {
    private static final int LONGEST_SECONDS = 60;

    @TempDir
    Path folder = Path.of("");

    private Optional<Process> first = Optional.empty();

    @AfterEach
    void stop() throws InterruptedException {
        if (first.isPresent()) {
            first.get().destroyForcibly().waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRunThatIsBeingTrainedIsNeitherContinuedNorChangedNorReplacedByAnother() throws Exception {
        Process trainer =
                begin("train spirals --steps 1000000 --out run", folder.resolve("run/checkpoint.safetensors"));
        String holder = "run: is being trained by process " + trainer.pid();

        requireRefused("train --resume --out run", holder);
        requireRefused("train --resume --out run --learning-rate 0.5", holder);
        requireRefused("train spirals --seed 2 --out run", "run: exists already");
        assertTrue(Files.notExists(folder.resolve("run/changes.jsonl")));
        assertTrue(Files.readString(folder.resolve("run/definition.json")).contains("\"steps\" : 1000000"));
    }

    @Test
    void aJournalIsWrittenByOneSweepAtATime() throws Exception {
        assertEquals(0, run("train spirals --steps 40 --out run").exitCode());
        String command = "draw plane run --grid 501x501 --metric gradient-norm --threads 1 --out x.json";
        Path journal = folder.resolve("x.json.journal");
        Process sweep = begin(command, journal);

        requireRefused(command, "x.json.journal: process " + sweep.pid() + " writes this journal");

        long before = Files.size(journal);
        await(() -> Files.size(journal) > before);
    }

    @Test
    void aFolderIsImportedIntoByOneAtATime() throws Exception {
        Checkpoints.make(folder, 1000);
        String command = "import checkpoints --as spirals --out made";
        Process importer = begin(command, folder.resolve(".made.part/history.jsonl"));
        signal("STOP", importer); // so that it has not ended before the second begins

        requireRefused(command, "made: is being imported by process " + importer.pid());

        signal("CONT", importer);
        assertTrue(importer.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, importer.exitValue(), Files.readString(folder.resolve("err")));
    }

    /** Where there are no signals, the first one goes on, which takes longer than the second takes to begin on an idle machine. */
    private static void signal(String name, Process process) throws IOException, InterruptedException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor());
        }
    }

    /** Starts the first, and waits until it has written something. */
    private Process begin(String command, Path sign) throws Exception {
        Process process = Command.start(folder, folder.resolve("out"), folder.resolve("err"), command.split(" ", -1));
        first = Optional.of(process);
        await(() -> Files.exists(sign) && Files.size(sign) > 0);
        return process;
    }

    private void requireRefused(String command, String said) throws Exception {
        Command.Outcome second = run(command);
        assertEquals(Failures.BAD_INPUT, second.exitCode(), second.out() + second.err());
        assertTrue(second.err().contains("costscape: " + said), second.err());
        assertTrue(first.orElseThrow().isAlive(), "the first has ended");
    }

    private Command.Outcome run(String command) throws IOException, InterruptedException {
        return Command.run(folder, command.split(" ", -1));
    }

    /** Something that is so sooner or later. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.holds()) {
            assertTrue(first.orElseThrow().isAlive(), () -> "the first has ended");
            assertTrue(System.nanoTime() < end, "nothing has happened");
            Thread.sleep(5);
        }
    }
}
