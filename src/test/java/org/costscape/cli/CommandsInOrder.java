package org.costscape.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that runs commands one after the other in its working directory, as a reader types them into a shell. */
final class CommandsInOrder {
    private static final int LONGEST_MINUTES = 60;
    private static final int NOT_ENDED = -1;

    private CommandsInOrder() {}

    /** How a command ended, or -1 where it did not, and all that it said. */
    record Outcome(int exitCode, String said) {}

    /**
     * Runs commands in a process of their own.
     *
     * @param place its working directory
     * @param home the folder with the shipped experiments and data
     * @param user what {@code ~} stands for
     * @return an outcome for each
     */
    static List<Outcome> run(Path place, Path home, Path user, List<String> commands)
            throws IOException, InterruptedException {
        Path script = Files.write(Files.createTempFile("commands", ".txt"), commands);
        Path codes = Files.createTempFile("codes", ".txt");
        Path said = Files.createTempFile("said", ".txt");
        try {
            Process process = new ProcessBuilder(Command.java(
                            home, CommandsInOrder.class, script.toString(), codes.toString(), user.toString()))
                    .directory(place.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            try {
                assertTrue(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES), "still running");
            } finally {
                process.destroyForcibly();
            }
            return outcomes(commands, Files.readAllLines(codes, UTF_8), Command.read(said));
        } finally {
            Files.delete(script);
            Files.delete(codes);
            Files.delete(said);
        }
    }

    private static List<Outcome> outcomes(List<String> commands, List<String> codes, String said) {
        List<Outcome> outcomes = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < commands.size(); i++) {
            int begin = said.indexOf(begun(commands.get(i)), end);
            int next = begin < 0 || i + 1 == commands.size() ? -1 : said.indexOf(begun(commands.get(i + 1)), begin + 1);
            end = next < 0 ? said.length() : next;
            outcomes.add(new Outcome(
                    i < codes.size() ? Integer.parseInt(codes.get(i)) : NOT_ENDED,
                    begin < 0
                            ? ""
                            : said.substring(begin + begun(commands.get(i)).length(), end)));
        }
        return outcomes;
    }

    /** The line that stands before what a command says. */
    private static String begun(String command) {
        return "$ " + command + "\n";
    }

    /**
     * Runs them.
     *
     * @param arguments the file with a command a line, the file for their exit codes, and what {@code ~} stands for
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path codes = Path.of(arguments[1]);
        for (String command : Files.readAllLines(Path.of(arguments[0]), UTF_8)) {
            System.err.print(begun(command));
            int code = Costscape.run(files -> 0, words(command, arguments[2]));
            Files.writeString(codes, code + "\n", UTF_8, StandardOpenOption.APPEND);
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
