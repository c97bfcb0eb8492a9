package org.costscape.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the documentation, and the commands in their blocks {@code ```sh}. */
final class Documentation {
    private Documentation() {}

    /** README and all pages below {@code docs/}, in order of their names. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    /** The lines of a page's blocks of shell commands, in their order, without blank lines and comments. */
    static List<String> commands(Path page) throws IOException {
        List<String> commands = new ArrayList<>();
        String fence = "";
        for (String line : Files.readAllLines(page)) {
            String text = line.strip();
            if (text.startsWith("```")) {
                fence = fence.isEmpty() ? text : "";
            } else if (fence.equals("```sh")) {
                String command = text.replaceFirst("(^|\\s+)#.*", "");
                if (!command.isEmpty()) {
                    commands.add(command);
                }
            }
        }
        return commands;
    }

    /** Whether a command starts Costscape by its launcher. */
    static boolean startsCostscape(String command) {
        return command.matches("(bin/)?costscape( .*)?");
    }
}
