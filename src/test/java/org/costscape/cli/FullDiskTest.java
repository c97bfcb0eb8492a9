package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commands that have nowhere to write: a disk that is full, at once or in the midst of a file, and a place that cannot be written.
 * They end with exit code 2 and one line that names the file; what was there stays as it was, no part file is left, and where there
 * is room again, the work is done to the end.
 */
class FullDiskTest {
    private static final String SMALL_DISK = "size=256k";

    @TempDir
    static Path folder = Path.of("");

    static boolean hasBash() {
        return Files.isExecutable(Path.of("/bin/bash"));
    }

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        Checkpoints.make(folder, 2);
    }

    /** The limits lie between what the first and the last of the command's files need. */
    @ParameterizedTest
    @EnabledIf("hasBash")
    @CsvSource({
        "8, train spirals --steps 1000 --out made/run, best.safetensors",
        "8, draw plane trained --grid 15x11 --metric gradient-norm --out made/x.json, x.json.journal",
        "1, import checkpoints --as spirals --out made/run, step-00000000.safetensors"
    })
    void aDiskThatIsFullInTheMidstOfAFileIsSaidAndTheWorkGoesOnLater(int kilobytes, String line, String named)
            throws Exception {
        Path whole = work();
        Command.Outcome outcome = Command.run(whole, line.split(" ", -1));
        assertEquals(0, outcome.exitCode(), outcome.err());
        Path full = work();

        outcome = Command.runWithFilesOf(kilobytes, full, line.split(" ", -1));

        requireRefused(outcome.exitCode(), outcome.err(), full, named);
        requireDone(whole, full, line);
    }

    @ParameterizedTest
    @CsvSource({
        "0, train spirals --steps 30 --out DIR/run, DIR/run",
        "0, draw plane DIR/../trained --grid 5x5 --out DIR/x.json, cannot write DIR: No space left",
        "0, import DIR/../checkpoints --as spirals --out DIR/run, cannot write DIR: No space left",
        "0, export DIR/../trained --out DIR/x.safetensors, DIR/x.safetensors",
        "20, draw line DIR/../trained --grid 4 --size 3000x2000 --out DIR/x.png, DIR/x.png",
        "20, draw plane DIR/../trained --grid 21x21 --out DIR/x.pdf, DIR/x.pdf"
    })
    void aDiskThatIsFullOrNearlySoIsSaid(int kilobytesLeft, String line, String named) throws Exception {
        Path place = Files.createTempDirectory(folder, "disk");
        assumeTrue(mount("-t", "tmpfs", "-o", SMALL_DISK, "tmpfs", place.toString()), "a disk cannot be mounted here");
        try {
            Files.write(place.resolve("old"), new byte[] {1, 2, 3});
            fill(place.resolve("filler"), kilobytesLeft);

            Refusal.Outcome outcome =
                    Refusal.run(line.replace("DIR", place.toString()).split(" ", -1));

            requireRefused(outcome.code(), outcome.err(), place, named.replace("DIR", place.toString()));
            assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(place.resolve("old")));
            assertEquals(
                    List.of("filler", "old"),
                    files(place).keySet().stream()
                            .filter(name -> !name.endsWith(".journal")) // what was computed is not lost
                            .toList());
        } finally {
            new ProcessBuilder("umount", place.toString()).start().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train spirals --steps 30 --out DIR/run",
                "draw plane TRAINED --grid 5x5 --out DIR/x.json",
                "draw line TRAINED --grid 4 --out DIR/x.png",
                "import CHECKPOINTS --as spirals --out DIR/run",
                "export TRAINED --out DIR/x.safetensors",
                "gallery --only F12 --out DIR/gallery"
            })
    void aPlaceThatCannotBeWrittenIsNamedAndKeepsWhatItHas(String line) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        requireRefusedIn(file, line);
        if (Files.isDirectory(Path.of("/proc/self"))) {
            requireRefusedIn(Path.of("/proc"), line);
        }
        assumeFalse(OS.WINDOWS.isCurrentOs(), "a folder cannot be made read-only there");
        Path folderOfOthers = Files.createTempDirectory(folder, "read-only");
        Files.writeString(folderOfOthers.resolve("old"), "kept");
        boolean mounted = false;
        assertTrue(folderOfOthers.toFile().setWritable(false));
        try {
            if (Files.isWritable(folderOfOthers)) { // who may write anywhere
                mounted = mount("-t", "tmpfs", "-o", "ro", "tmpfs", folderOfOthers.toString());
                assumeTrue(mounted, "nothing is read-only here");
            }
            requireRefusedIn(folderOfOthers, line);
        } finally {
            if (mounted) {
                new ProcessBuilder("umount", folderOfOthers.toString()).start().waitFor();
            }
            assertTrue(folderOfOthers.toFile().setWritable(true));
        }
        assertEquals("kept", Files.readString(folderOfOthers.resolve("old")));
        assertEquals("kept", Files.readString(file));
    }

    private static void requireRefusedIn(Path place, String line) throws IOException {
        Refusal.Outcome outcome = Refusal.run(line.replace("DIR", place.toString())
                .replace("TRAINED", folder.resolve("trained").toString())
                .replace("CHECKPOINTS", folder.resolve("checkpoints").toString())
                .split(" ", -1));
        requireRefused(outcome.code(), outcome.err(), folder, place.toString());
    }

    /** A folder with links to what commands read, and a folder for what they make, with something in it. */
    private static Path work() throws IOException {
        Path work = Files.createTempDirectory(folder, "work");
        for (String each : List.of("trained", "checkpoints")) {
            Files.createSymbolicLink(work.resolve(each), folder.resolve(each));
        }
        Files.createDirectories(work.resolve("made"));
        Files.writeString(work.resolve("made/kept"), "kept");
        return work;
    }

    private static void requireRefused(int code, String said, Path place, String named) throws IOException {
        assertEquals(Failures.BAD_INPUT, code, said);
        List<String> lines =
                said.lines().filter(each -> each.startsWith("costscape: ")).toList();
        assertEquals(1, lines.size(), said);
        assertTrue(lines.get(0).contains("cannot write") && lines.get(0).contains(named), said);
        assertFalse(said.contains("Exception") || said.contains("\tat "), said);
        List<String> parts = files(place).keySet().stream()
                .filter(each -> each.endsWith(".part") || each.endsWith(".lock"))
                .toList();
        assertEquals(List.of(), parts);
    }

    /** Where there is room again, what a user would type ends with the files of work that had room from the beginning. */
    private static void requireDone(Path whole, Path full, String line) throws Exception {
        Map<String, byte[]> expected = files(whole);
        assertEquals("kept", Files.readString(full.resolve("made/kept")));
        boolean resume = Files.exists(full.resolve("made/run/definition.json"));
        Command.Outcome outcome = Command.run(full, (resume ? "train --resume --out made/run" : line).split(" ", -1));
        assertEquals(0, outcome.exitCode(), outcome.err());
        Map<String, byte[]> found = files(full);
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    }

    private static boolean mount(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("mount"), Stream.of(arguments)).toList();
        try {
            Process mount =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return mount.waitFor(10, TimeUnit.SECONDS) && mount.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }

    private static void fill(Path file, int kilobytesLeft) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long written = 0;
            try {
                while (true) {
                    written += channel.write(ByteBuffer.allocate(1024));
                }
            } catch (IOException e) {
                channel.truncate(written - 1024L * kilobytesLeft); // it was full
            }
        }
    }

    private static Map<String, byte[]> files(Path place) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                files.put(place.relativize(each).toString(), Files.readAllBytes(each));
            }
        }
        return files;
    }
}
