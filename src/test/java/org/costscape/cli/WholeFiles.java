package org.costscape.cli;

import static org.costscape.cli.Refusal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.costscape.cli.Refusal.Outcome;
import org.costscape.dataset.IdxExamples;

/** An undamaged experiment, table, text and run of each kind. */
final class WholeFiles {
    final Path folder;
    final String definition;
    final String table;
    final String tableDefinition;
    final String text;
    final String textDefinition;

    /** Writes them. */
    WholeFiles(Path folder) throws IOException {
        this.folder = folder;
        IdxExamples.write(folder.resolve("data"), 60, 20);
        definition = """
            {"name": "small", "title": "Small network", "shows": "Nothing.", "source": "Made for tests.",
             "data": {"type": "idx", "folder": "DATA", "classes": 3},
             "network": {"type": "feedforward", "inputs": 20, "layers": [
                {"type": "dense", "units": 5, "activation": "relu"},
                {"type": "dense", "units": 3, "activation": "identity"}]},
             "objective": {"type": "cross-entropy"}, "initialization": {"type": "uniform", "range": 0.1},
             "training": {"optimizer": {"type": "sgd", "learningRate": 0.1, "momentum": 0.9},
                "schedule": {"type": "linear", "end": 0.5, "steps": 10}, "rules": [{"type": "clip-norm", "limit": 5}],
                "batch": 20, "steps": 6, "stopping": {"type": "last-step"}, "evaluateEvery": 2, "snapshots": 3,
                "watched": []},
             "precision": "float", "seed": 3}
            """.replace("DATA", portable(folder.resolve("data")));
        table = "a,b,kind\\n".replace("\\n", "\n")
                + IntStream.range(0, 40)
                        .mapToObj(i -> i + "." + i % 7 + "," + (i * i % 11) + ",k" + i % 2 + "\n")
                        .reduce("", String::concat);
        tableDefinition = definition
                .replaceAll("\"data\": \\{[^}]*\\}", """
                        "data": {"type": "csv", "file": "FILE", "header": true, "label": 3, "classes": ["k0", "k1"],
                         "scaling": {"type": "standardize"}, "heldOutShare": 0.3, "stratified": true, "seed": 1}""")
                .replace("\"inputs\": 20", "\"inputs\": 2")
                .replace("\"units\": 3", "\"units\": 2")
                .replace("FILE", portable(folder.resolve("table.csv")));
        text = "the quick brown fox jumps over the lazy dog\n".repeat(60);
        textDefinition = definition
                .replaceAll("\"data\": \\{[^}]*\\}", """
                        "data": {"type": "characters", "file": "FILE", "vocabulary": 12,
                         "use": {"window": 5, "evaluated": 101}}""")
                .replaceAll("(?s)\"network\": .*?\\]\\}", """
                        "network": {"type": "language-model", "vocabulary": 12, "embedding": 4, "hidden": 5, "layers": 1,
                         "keep": 1.0, "forgetBias": 1.0}""")
                .replace("FILE", portable(folder.resolve("text.txt")));
        Files.writeString(folder.resolve("small.json"), definition);
        Files.writeString(folder.resolve("table.csv"), table);
        Files.writeString(folder.resolve("table.json"), tableDefinition);
        Files.writeString(folder.resolve("text.txt"), text);
        Files.writeString(folder.resolve("text.json"), textDefinition);
        for (String each : List.of("small", "table", "text")) {
            train(folder.resolve(each + ".json"), folder.resolve("run-" + each));
        }
        Outcome drawn = draw(folder.resolve("run-small"));
        assertEquals(Refusal.OK, drawn.code(), drawn.err());
    }

    private static void train(Path file, Path run) {
        Outcome outcome = run("train", file.toString(), "--out", run.toString());
        assertEquals(Refusal.OK, outcome.code(), outcome.err());
    }

    static String portable(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** Draws the line of a run. */
    Outcome draw(Path run) {
        return run(
                "draw",
                "line",
                run.toString(),
                "--grid",
                "4",
                "--out",
                folder.resolve("x.csv").toString());
    }
}
