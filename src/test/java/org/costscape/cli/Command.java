package org.costscape.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.costscape.Main;

/** Costscape as a process of its own. */
final class Command {
    private static final int LONGEST_SECONDS = 120;

    /** What is said is read as UTF-8, whatever the system's own character set is. */
    private static final List<String> UTF_8 = List.of(
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Dsun.stdout.encoding=UTF-8",
            "-Dsun.stderr.encoding=UTF-8",
            "-Dfile.encoding=UTF-8");

    private Command() {}

    /** What a process left behind. */
    record Outcome(int exitCode, String out, String err) {}

    /** Starts {@code java … org.costscape.Main arguments} in a folder, with this build's class path. */
    static Process start(Path folder, Path out, Path err, String... arguments) throws IOException {
        return start(folder, out, err, line(arguments));
    }

    private static Process start(Path folder, Path out, Path err, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }

    /** The words of {@code java … org.costscape.Main arguments}, with this build's class path. */
    static List<String> line(String... arguments) {
        return java(Path.of("").toAbsolutePath(), Main.class, arguments);
    }

    /** The words of {@code java … main arguments}, with this build's class path and a folder of experiments and data. */
    static List<String> java(Path home, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(System.getProperty("costscape.jvm.options").split(" ", -1)));
        command.addAll(UTF_8);
        command.addAll(
                List.of("-Dcostscape.home=" + home, "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs to the end. */
    static Outcome run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, line(arguments));
    }

    /** Runs to the end, where no file may become larger than some kilobytes: as on a disk that is full, in the midst of a file. */
    static Outcome runWithFilesOf(int kilobytes, Path folder, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash"));
        List<String> java = line(arguments);
        command.add(java.get(0));
        command.addAll(JnaLibrary.OPTIONS);
        command.addAll(java.subList(1, java.size()));
        return run(folder, command);
    }

    private static Outcome run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("costscape", ".out");
        Path err = Files.createTempFile("costscape", ".err");
        try {
            Process process = start(folder, out, err, command);
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + LONGEST_SECONDS + " s: " + command);
            }
            return new Outcome(process.exitValue(), read(out), read(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
