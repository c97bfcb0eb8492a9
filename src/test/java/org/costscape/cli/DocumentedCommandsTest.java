package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The commands that the documentation shows are commands of this program, its reference is what the program says itself, and its links lead somewhere. */
class DocumentedCommandsTest {
    private static final Path REFERENCE = Path.of("docs/commands.md");
    private static final String REWRITE = "costscape.docs";

    @TestFactory
    Stream<DynamicTest> everyCommandIsUnderstood() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : Documentation.pages()) {
            for (String command : Documentation.commands(page)) {
                if (!Documentation.startsCostscape(command)) {
                    continue;
                }
                tests.add(DynamicTest.dynamicTest(page + ": " + command, () -> understood(command)));
            }
        }
        assertTrue(tests.size() > 50, "found " + tests.size() + " commands");
        return tests.stream();
    }

    private static void understood(String command) {
        List<String> words = ShellWords.of(command);
        String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
        try {
            Costscape.commandLine(files -> 0).parseArgs(arguments);
        } catch (ParameterException e) {
            throw new AssertionError(command + ": " + e.getMessage(), e);
        }
    }

    /** After a change of an option: {@code mvn test -Dtest=DocumentedCommandsTest -Dcostscape.docs=write}. */
    @Test
    void theReferenceIsWhatTheProgramSays() throws IOException {
        String reference =
                "# Commands\n\nWhat `costscape --help` and `costscape COMMAND --help` say; written by the program.\n"
                        + usages(Costscape.commandLine(files -> 0));
        if ("write".equals(System.getProperty(REWRITE))) {
            Files.writeString(REFERENCE, reference);
        }
        assertEquals(Files.readString(REFERENCE, StandardCharsets.UTF_8), reference);
    }

    private static String usages(CommandLine command) {
        StringBuilder text = new StringBuilder("\n## `"
                + command.getCommandSpec().qualifiedName()
                + "`\n\n```text\n"
                + command.setUsageHelpWidth(110).getUsageMessage(Ansi.OFF).replace(System.lineSeparator(), "\n")
                + "```\n");
        command.getSubcommands().values().forEach(each -> text.append(usages(each)));
        return text.toString();
    }
}
