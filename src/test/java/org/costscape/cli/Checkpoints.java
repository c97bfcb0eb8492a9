package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** State dicts of a training that was done elsewhere, enough of them that importing them takes a while. */
final class Checkpoints {
    private Checkpoints() {}

    /** Makes the folder {@code checkpoints} of the experiment spirals. */
    static void make(Path folder, int count) throws IOException, InterruptedException {
        done(folder, "train", "spirals", "--steps", "40", "--out", "trained");
        done(folder, "export", "trained", "--out", "one.safetensors");
        Path all = Files.createDirectories(folder.resolve("checkpoints"));
        for (int step = 0; step < count; step++) {
            Files.copy(
                    folder.resolve("one.safetensors"),
                    all.resolve(String.format(Locale.ROOT, "step-%04d.safetensors", step)));
        }
    }

    private static void done(Path folder, String... arguments) throws IOException, InterruptedException {
        Command.Outcome outcome = Command.run(folder, arguments);
        assertEquals(0, outcome.exitCode(), outcome.err());
    }
}
