package org.costscape.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that runs commands one after the other in its working directory, as a reader types them into a shell, and keeps
 * what became of each: a line {@code exit code, milliseconds of the processors}, separated by a tab.
 */
final class CommandsInOrder {
    private CommandsInOrder() {}

    /**
     * Runs them.
     *
     * @param arguments the file with a command a line, the file for the outcomes, and what {@code ~} stands for
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Path outcomes = Path.of(arguments[1]);
        for (String command : Files.readAllLines(Path.of(arguments[0]), UTF_8)) {
            System.err.println("$ " + command);
            long begun = process.getProcessCpuTime();
            int code = Costscape.run(files -> 0, words(command, arguments[2]));
            Files.writeString(
                    outcomes,
                    code + "\t" + (process.getProcessCpuTime() - begun) / 1_000_000 + "\n",
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        System.exit(0);
    }

    /** The words behind the program's name, with {@code ~/…} and {@code folder/name*} replaced as a shell does. */
    private static String[] words(String command, String home) throws IOException {
        List<String> expanded = new ArrayList<>();
        for (String word : ShellWords.of(command)) {
            if (word.startsWith("~/")) {
                expanded.add(home + word.substring(1));
            } else if (word.matches("\\w+/[^*]*\\*")) {
                expanded.addAll(matching(Path.of(word.replaceFirst("/.*", "")), word.replaceFirst(".*?/", "")));
            } else {
                expanded.add(word);
            }
        }
        return expanded.subList(1, expanded.size()).toArray(String[]::new);
    }

    private static List<String> matching(Path folder, String pattern) throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(file -> found.add(file.toString()));
        }
        return found.stream().sorted().toList();
    }
}
