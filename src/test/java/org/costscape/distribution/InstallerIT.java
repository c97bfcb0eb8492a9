package org.costscape.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The application that brings its own Java, as {@code mvn -Pinstaller verify} has made it. */
@Tag("installer")
@EnabledOnOs(OS.LINUX)
class InstallerIT {
    private static final Path IMAGE = Path.of("target/installer/Costscape").toAbsolutePath();
    private static final int SECONDS = 60;

    @TempDir
    Path folder = Path.of("");

    @Test
    void theCommandLineWorks() throws Exception {
        Process list = start(Optional.empty(), "list");

        assertTrue(list.waitFor(SECONDS, TimeUnit.SECONDS));
        assertEquals(0, list.exitValue(), said());
        assertTrue(said().contains("three-minima"), said());

        Process train = start(Optional.empty(), "train", "xor", "--steps", "20", "--out", "run");
        assertTrue(train.waitFor(SECONDS, TimeUnit.SECONDS));
        assertEquals(0, train.exitValue(), said());
    }

    @Test
    void theWindowOpensWithADefinition() throws Exception {
        assumeTrue(Stream.of("Xvfb", "xdotool").allMatch(InstallerIT::onPath), "needs Xvfb and xdotool");
        Path definition = folder.resolve("mine.costscape");
        Files.writeString(
                definition,
                Files.readString(IMAGE.resolve("lib/app/models/xor.json"))
                        .replace("\"name\": \"xor\"", "\"name\": \"mine\""));
        Process screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24")
                .redirectError(folder.resolve("screen").toFile())
                .start();
        String display = ":" + screen.inputReader().readLine(); // said once the screen takes windows
        Process window = start(Optional.of(display), definition.toString());
        try {
            ProcessBuilder search =
                    new ProcessBuilder("xdotool", "search", "--sync", "--onlyvisible", "--name", "Costscape");
            search.environment().put("DISPLAY", display);
            Process seen = search.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("seen").toFile())
                    .start();
            assertTrue(seen.waitFor(SECONDS, TimeUnit.SECONDS), "no window after " + SECONDS + " s: " + said());
            assertEquals(0, seen.exitValue());
            Path kept = folder.resolve("Costscape/experiments/mine.json");
            for (int i = 0; i < SECONDS && !Files.exists(kept); i++) {
                Thread.sleep(1000);
            }
            assertTrue(Files.exists(kept), "the definition is not among the user's own: " + said());
            assertTrue(window.isAlive(), said());
            assertFalse(said().contains("Exception"), said());
        } finally {
            window.destroy();
            window.waitFor(SECONDS, TimeUnit.SECONDS);
            screen.destroy();
        }
    }

    @Test
    @EnabledIf("madePackage")
    void thePackageNamesWhatItNeedsAndWhatItOpens() throws Exception {
        String made = packages().get(0).toString();
        String depends = said("dpkg-deb", "--field", made, "Depends");
        for (String each : List.of("libgtk-3-0", "libgl1", "libxtst6", "libc6")) {
            assertTrue(Stream.of(depends.split("[, ]+", -1)).anyMatch(each::equals), each + ": " + depends);
        }
        Path content = folder.resolve("content");
        said("dpkg-deb", "--extract", made, content.toString());
        Path library = content.resolve("opt/costscape/lib");
        String menu = Files.readString(library.resolve("costscape-Costscape.desktop"));
        assertTrue(menu.contains("Exec=/opt/costscape/bin/Costscape %F\n"), menu);
        assertTrue(menu.contains("MimeType=application/x-costscape"), menu);
        String types = Files.readString(library.resolve("costscape-Costscape-MimeInfo.xml"));
        assertTrue(types.contains("*.costscape"), types);
    }

    static boolean madePackage() throws IOException {
        return !packages().isEmpty();
    }

    private static List<Path> packages() throws IOException {
        try (Stream<Path> files = Files.list(IMAGE.getParent())) {
            return files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
    }

    private String said(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    @Test
    void eachLibraryHasItsNotice() throws IOException {
        Path app = IMAGE.resolve("lib/app");
        String notices = Files.readString(app.resolve("THIRD-PARTY.md"));
        try (Stream<Path> files = Files.list(app)) {
            List<String> without = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("costscape-"))
                    .filter(name -> Stream.of(notices.split("`", -1))
                            .noneMatch(each -> each.endsWith("-") && name.startsWith(each)))
                    .toList();
            assertEquals(List.of(), without);
        }
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    private Process start(Optional<String> display, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(IMAGE.resolve("bin/Costscape").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("JAVA_HOME");
        display.ifPresent(each -> builder.environment().put("DISPLAY", each));
        builder.environment()
                .put("JAVA_TOOL_OPTIONS", "-Duser.home=" + folder); // where an installed application keeps its runs
        builder.environment().put("COSTSCAPE_CONFIG", folder.resolve("config").toString());
        return builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }
}
