package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of each page of the documentation do what they should, one after the other in an empty folder, on the shipped
 * experiments with few examples and steps; each command is run here, or named here with the reason why not.
 */
class DocumentationRunTest {
    private static final String DONE_BY_THE_BUILD = "is the build, of which this test is a part";

    /** Commands that no test runs, and why. */
    private static final Map<String, String> NOT_RUN = Map.ofEntries(
            Map.entry(
                    "mvn -q javafx:run",
                    "opens the window, or draws the gallery: the installer's test and the gallery's"),
            Map.entry("mvn -B verify", DONE_BY_THE_BUILD),
            Map.entry("mvn -q spotless:apply", DONE_BY_THE_BUILD),
            Map.entry("mvn -q package -DskipTests", DONE_BY_THE_BUILD),
            Map.entry("mvn -B test -Plong", DONE_BY_THE_BUILD),
            Map.entry(
                    "mvn -Pmutation test-compile pitest:mutationCoverage"
                            + " -DtargetClasses='org.costscape.parameter.*' -DtargetTests='org.costscape.parameter.*'",
                    "runs the tests some hundred times"),
            Map.entry("target/costscape/bin/costscape bench", "is bin/costscape bench, below"),
            Map.entry("python3 src/bench/torch_landscapes.py", "needs PyTorch"),
            Map.entry("bin/costscape gallery --full --data DIR", "takes hours, and data that are not shipped"));

    /** Commands that take ten seconds to minutes even with little data: only the profile {@code long} runs them too. */
    private static final Set<String> LONG = Set.of(
            "bin/costscape draw surface runs/relu --turn 72 --out turning.gif",
            "bin/costscape draw step runs/deep-mlp runs/deep-mlp-bn --at 41 --rate 0.5 --cost minibatch --range=-1:2"
                    + " --across=-0.5:0.5 --grid 25x17 --out step.png --out step.json",
            "bin/costscape gallery",
            "bin/costscape gallery --only F5,F6",
            "bin/costscape bench",
            "bin/costscape bench --only 'mlp-plane|plane-preview'",
            "bin/costscape bench --only 'wide-plane|points|examples'");

    /** What stands for the work of other programs that a page begins with, here for checkpoints that PyTorch has written. */
    private static final Map<String, List<String>> GIVEN = Map.of(
            "bring-your-own.md", List.of("costscape train relu", "costscape export runs/relu --all --out checkpoints"));

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void writeHomes() throws IOException {
        SmallHome.write(folder.resolve("costscape"));
        SmallHome.pictures(folder.resolve("user/fashion-mnist"));
    }

    @TestFactory
    Stream<DynamicTest> whatAPageShowsWorksFromItsTopToItsEnd() throws Exception {
        return outcomes(command -> !LONG.contains(command));
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> soDoesAllWithWhatTakesLong() throws Exception {
        return outcomes(command -> true);
    }

    @Test
    void whatIsNotRunStandsInTheDocumentation() throws IOException {
        Set<String> listed = new HashSet<>(LONG);
        listed.addAll(NOT_RUN.keySet());
        for (Path page : Documentation.pages()) {
            Documentation.commands(page).forEach(listed::remove);
        }
        assertEquals(Set.of(), listed);
    }

    private static Stream<DynamicTest> outcomes(Predicate<String> chosen) throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : Documentation.pages()) {
            List<String> commands = Documentation.commands(page).stream()
                    .filter(command -> !NOT_RUN.containsKey(command))
                    .filter(chosen)
                    .toList();
            if (!commands.isEmpty()) {
                tests.addAll(outcomes(page, commands));
            }
        }
        return tests.stream();
    }

    private static List<DynamicTest> outcomes(Path page, List<String> shown) throws Exception {
        List<String> commands =
                new ArrayList<>(GIVEN.getOrDefault(page.getFileName().toString(), List.of()));
        commands.addAll(shown);
        Path place = Files.createTempDirectory(folder, "page");
        List<DynamicTest> tests = new ArrayList<>();
        try (Shell shell = new Shell(place, folder.resolve("costscape"))) {
            for (String command : commands) {
                Command.Outcome outcome = shell.run(words(command, place));
                tests.add(DynamicTest.dynamicTest(page + ": " + command, () -> check(command, outcome, place)));
            }
        }
        return tests;
    }

    /** The words behind the program's name, with {@code ~/…} and {@code folder/name*} replaced as a shell does. */
    private static String[] words(String command, Path place) throws IOException {
        List<String> expanded = new ArrayList<>();
        for (String word : ShellWords.of(command)) {
            if (word.startsWith("~/")) {
                expanded.add(folder.resolve("user") + word.substring(1));
            } else if (word.matches("\\w+/[^*]*\\*")) {
                expanded.addAll(matching(place, word));
            } else {
                expanded.add(word);
            }
        }
        return expanded.subList(1, expanded.size()).toArray(String[]::new);
    }

    private static List<String> matching(Path place, String word) throws IOException {
        Path beside = place.resolve(word.replaceFirst("/.*", ""));
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(beside, word.replaceFirst(".*?/", ""))) {
            files.forEach(file -> found.add(place.relativize(file).toString()));
        }
        return found.stream().sorted().toList();
    }

    private static void check(String command, Command.Outcome outcome, Path place) {
        assertTrue(Documentation.startsCostscape(command), "neither run nor listed with a reason: " + command);
        assertTrue(
                outcome.exitCode() == 0 || isDrawnOnLittleData(command, outcome),
                () -> outcome.exitCode() + ": " + outcome.out() + outcome.err());
        List<String> words = ShellWords.of(command);
        assertAll(IntStream.range(1, words.size())
                .filter(i -> words.get(i - 1).equals("--out"))
                .mapToObj(i -> () -> assertTrue(Files.exists(place.resolve(words.get(i))), words.get(i))));
    }

    /** Of networks that have hardly been trained not all findings of the gallery hold, and it ends with 1. */
    private static boolean isDrawnOnLittleData(String command, Command.Outcome outcome) {
        return command.contains(" gallery")
                && outcome.exitCode() == 1
                && outcome.out().contains("wrote gallery/index.html");
    }
}
