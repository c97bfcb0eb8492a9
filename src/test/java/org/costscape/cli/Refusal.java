package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.costscape.cli.Refusal.CommandOn;
import org.costscape.cli.Refusal.Outcome;
import org.costscape.file.Damage.Damaged;
import org.junit.jupiter.api.DynamicTest;

/**
 * How a damaged file is met: with exit code 2 and one line that names it, within 5 s of a processor and a gigabyte, and with no
 * trace of the program's inside.
 */
final class Refusal {
    static final int OK = 0;
    static final int REFUSED = 2;
    private static final long MOST_NANOS = 5_000_000_000L;
    private static final long MOST_BYTES = 1L << 30;
    private static final Duration HANGS = Duration.ofSeconds(60);

    /** What a sweep says of its size before it begins, with its journal then. */
    private static final Pattern SIZE = Pattern.compile("[0-9 ,×]+ points × .*");

    /** An experiment that can be read, a folder of data or the text of a language model may be named instead. */
    private static final String ALSO_NAMED = "|experiment small|data folder|text:|train-images";

    private Refusal() {}

    /** What a command left behind, and what it took of its thread. */
    record Outcome(int code, String err, long nanos, long bytes) {}

    /** How an outcome is judged. */
    interface Check {
        void of(Outcome outcome, String named);
    }

    /** A command on a folder with one damaged file. */
    interface CommandOn {
        Outcome run(Path folder) throws IOException;
    }

    /** Runs a command in this process, with what it takes of a thread. */
    static Outcome run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = System.err;
        PrintStream out = System.out;
        try (PrintStream kept = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setErr(kept);
            System.setOut(kept);
            return assertTimeoutPreemptively(HANGS, () -> {
                ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                long self = Thread.currentThread().getId();
                long nanos = threads.getCurrentThreadCpuTime();
                long bytes = threads.getThreadAllocatedBytes(self);
                int code = Costscape.run(files -> 0, arguments);
                return new Outcome(
                        code,
                        said.toString(StandardCharsets.UTF_8),
                        threads.getCurrentThreadCpuTime() - nanos,
                        threads.getThreadAllocatedBytes(self) - bytes);
            });
        } finally {
            System.setErr(err);
            System.setOut(out);
        }
    }

    /** That it was refused in one line. */
    static void refused(Outcome outcome, String named) {
        assertEquals(REFUSED, outcome.code, outcome.err);
        frugal(outcome);
        List<String> lines = outcome.err
                .lines()
                .filter(line -> !SIZE.matcher(line).matches())
                .toList();
        assertEquals(1, lines.size(), outcome.err);
        assertTrue(lines.get(0).startsWith("costscape: "), outcome.err);
        assertTrue(Pattern.compile(named).matcher(outcome.err).find(), outcome.err);
        assertFalse(outcome.err.contains("unexpected"), outcome.err);
        assertFalse(outcome.err.contains("Exception"), outcome.err);
    }

    /** That it was refused in one line, or taken, or followed to where it diverged. */
    static void refusedOrTaken(Outcome outcome, String named) {
        if (outcome.code == Failures.FAILED) {
            assertTrue(outcome.err.contains("diverged") || outcome.err.contains("not enough memory"), outcome.err);
            frugal(outcome);
        } else if (outcome.code == OK) {
            frugal(outcome);
        } else {
            refused(outcome, named);
        }
    }

    private static void frugal(Outcome outcome) {
        assertTrue(outcome.nanos < MOST_NANOS, outcome.nanos / 1e9 + " s: " + outcome.err);
        assertTrue(outcome.bytes < MOST_BYTES, outcome.bytes + " bytes: " + outcome.err);
    }

    /** A test for each damage to a file of a copy of a folder. */
    static Stream<DynamicTest> tests(Stream<Damaged> all, Path pristine, String file, Check check, CommandOn command) {
        return all.map(damaged -> DynamicTest.dynamicTest(file + ": " + damaged.what(), () -> {
            Path copy = copy(pristine);
            try {
                Path target = copy.resolve(file);
                Files.write(target, damaged.content().bytes());
                check.of(command.run(copy), Pattern.quote(target.getFileName().toString()) + ALSO_NAMED);
            } finally {
                delete(copy);
            }
        }));
    }

    /** A copy of a folder beside it, alone in a folder of its own. */
    static Path copy(Path pristine) throws IOException {
        Path copy = Files.createTempDirectory(pristine.toAbsolutePath().getParent(), "copy")
                .resolve("x");
        try (Stream<Path> all = Files.walk(pristine)) {
            for (Path each : all.toList()) {
                Files.copy(each, copy.resolve(pristine.relativize(each).toString()));
            }
        }
        return copy;
    }

    private static void delete(Path copy) throws IOException {
        try (Stream<Path> all = Files.walk(copy.getParent())) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** One behind the other. */
    static byte[] together(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** All bytes of a file. */
    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One list behind the other. */
    @SafeVarargs
    static Stream<Damaged> all(List<Damaged>... lists) {
        List<Damaged> together = new ArrayList<>();
        for (List<Damaged> each : lists) {
            together.addAll(each);
        }
        return together.stream();
    }
}
