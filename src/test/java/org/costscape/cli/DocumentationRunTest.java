package org.costscape.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

    private static final int LONGEST_MINUTES = 60;

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
        List<String> outcomes = run(place, commands);
        String said = Files.readString(place.resolve("said.txt"), UTF_8);
        return IntStream.range(0, commands.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        page + ": " + commands.get(i),
                        () -> check(
                                commands.get(i), i < outcomes.size() ? outcomes.get(i) : "no outcome", place, said)))
                .toList();
    }

    private static void check(String command, String outcome, Path place, String said) {
        assertTrue(Documentation.startsCostscape(command), "neither run nor listed with a reason: " + command);
        assertTrue(
                outcome.startsWith("0\t") || isDrawnOnLittleData(command, outcome, said),
                () -> outcome + ": " + after(command, said));
        List<String> words = ShellWords.of(command);
        assertAll(IntStream.range(1, words.size())
                .filter(i -> words.get(i - 1).equals("--out"))
                .mapToObj(i -> () -> assertTrue(Files.exists(place.resolve(words.get(i))), words.get(i))));
    }

    /** Of networks that have hardly been trained not all findings of the gallery hold, and it ends with 1. */
    private static boolean isDrawnOnLittleData(String command, String outcome, String said) {
        return command.contains(" gallery")
                && outcome.startsWith("1\t")
                && after(command, said).contains("wrote gallery/index.html");
    }

    /** What was said from a command on to the next one. */
    private static String after(String command, String said) {
        String begun = "$ " + command + System.lineSeparator();
        int begin = said.lastIndexOf(begun);
        int end = begin < 0 ? -1 : said.indexOf("\n$ ", begin + 1);
        return said.substring(Math.max(0, begin), end < 0 ? said.length() : end);
    }

    private static List<String> run(Path place, List<String> commands) throws Exception {
        Path script = Files.write(place.resolve("commands.txt"), commands);
        Path outcomes = Files.createFile(place.resolve("outcomes.txt"));
        List<String> java = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        java.addAll(List.of(System.getProperty("costscape.jvm.options").split(" ", -1)));
        java.addAll(Command.UTF_8);
        java.addAll(List.of(
                "-Dcostscape.home=" + folder.resolve("costscape"),
                "-cp",
                System.getProperty("java.class.path"),
                CommandsInOrder.class.getName(),
                script.toString(),
                outcomes.toString(),
                folder.resolve("user").toString()));
        Process process = new ProcessBuilder(java)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("said.txt").toFile())
                .start();
        try {
            assertTrue(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES), "still running");
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(outcomes, UTF_8);
    }
}
