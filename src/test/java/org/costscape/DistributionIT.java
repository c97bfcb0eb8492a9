package org.costscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The distribution that {@code mvn package} leaves, started by its own launcher from another folder. */
class DistributionIT {
    private static final Path DISTRIBUTION = Path.of("target", "costscape").toAbsolutePath();

    @TempDir
    Path folder;

    private String run(Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    @Test
    void theLauncherFindsModelsAndDataFromAnyFolder() throws Exception {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String listed = run(DISTRIBUTION.resolve(windows ? "bin/costscape.bat" : "bin/costscape"), "list");
        assertTrue(listed.contains("relu"), listed);
        assertTrue(listed.contains("mnist-small"), listed);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void theLauncherWorksThroughARelativeSymbolicLinkInAFolderWithSpaces() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("a folder"));
        Path first = Files.createSymbolicLink(folder.resolve("first"), DISTRIBUTION.resolve("bin/costscape"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), elsewhere.relativize(first));
        assertTrue(run(link, "list").contains("relu"));
    }

    @Test
    void theNativesOfOnePlatformOnlyAreThere() throws IOException {
        try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib"))) {
            long natives = jars.filter(jar ->
                            jar.getFileName().toString().matches("nd4j-native-1.*-(linux|macosx|windows)-.*\\.jar"))
                    .count();
            assertEquals(1, natives);
        }
    }
}
