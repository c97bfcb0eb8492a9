package org.costscape.distribution;

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
    void theWindowOpens() throws Exception {
        assumeTrue(Stream.of("Xvfb", "xdotool").allMatch(InstallerIT::onPath), "needs Xvfb and xdotool");
        String display = ":" + (200 + ProcessHandle.current().pid() % 700);
        Process screen = new ProcessBuilder("Xvfb", display, "-screen", "0", "1280x720x24")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("screen").toFile())
                .start();
        Process window = start(Optional.of(display));
        try {
            ProcessBuilder search =
                    new ProcessBuilder("xdotool", "search", "--sync", "--onlyvisible", "--name", "Costscape");
            search.environment().put("DISPLAY", display);
            Process seen = search.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("seen").toFile())
                    .start();
            assertTrue(seen.waitFor(SECONDS, TimeUnit.SECONDS), "no window after " + SECONDS + " s: " + said());
            assertEquals(0, seen.exitValue());
            assertTrue(window.isAlive(), said());
            assertFalse(said().contains("Exception"), said());
        } finally {
            window.destroy();
            window.waitFor(SECONDS, TimeUnit.SECONDS);
            screen.destroy();
        }
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
