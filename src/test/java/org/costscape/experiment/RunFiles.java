package org.costscape.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.costscape.file.Sha256;
import org.costscape.training.RunFolder;

/** What is in a run's folder. */
final class RunFiles {
    private RunFiles() {}

    /** The hash of each file of a run, by its name. */
    static Map<String, String> hashes(RunFolder run) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run.path())) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    String name = run.path().relativize(file).toString().replace('\\', '/');
                    hashes.put(name, Sha256.of(List.of(Files.readAllBytes(file))));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return hashes;
    }
}
