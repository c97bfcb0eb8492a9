package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a state dict of PyTorch to a figure and back, as a user goes. */
class TorchCommandsTest {
    private static final Path REFERENCES = Path.of("src/test/resources/torch").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeEach
    void writeDefinition() throws IOException {
        Files.writeString(folder.resolve("deep.json"), definition(6));
    }

    private static String definition(int units) {
        String hidden = "{\"type\": \"dense\", \"units\": %d, \"activation\": \"tanh\"}, "
                .formatted(units)
                .repeat(8);
        return """
            {"name": "deep", "title": "Deep network", "shows": "Nothing.", "source": "Made for tests.",
             "data": {"type": "idx", "folder": "%s", "classes": 3},
             "network": {"type": "feedforward", "inputs": 20, "layers": [%s
                {"type": "dense", "units": 3, "activation": "identity"}]},
             "objective": {"type": "cross-entropy"}, "initialization": {"type": "he"},
             "training": {"optimizer": {"type": "sgd", "learningRate": 0.1, "momentum": 0.9},
                "schedule": {"type": "constant"}, "rules": [], "batch": 20, "steps": 10,
                "stopping": {"type": "last-step"}, "evaluateEvery": 1000, "snapshots": 5, "watched": []},
             "precision": "double", "seed": 3}
            """.formatted(REFERENCES.resolve("data").toString().replace('\\', '/'), hidden);
    }

    private Command.Outcome run(String... arguments) throws IOException, InterruptedException {
        return Command.run(folder, arguments);
    }

    @Test
    void anImportedNetworkCostsWhatItCostsInPyTorchAndIsDrawn() throws Exception {
        String file = REFERENCES.resolve("deep.safetensors").toString();
        Command.Outcome imported = run("import", file, "--as", "deep.json", "--out", "run");
        assertEquals(0, imported.exitCode(), imported.err());
        assertTrue(imported.out().contains("10.weight  F32  [6, 6]           → layers.5.weight"), imported.out());
        JsonNode reference =
                new ObjectMapper().readTree(REFERENCES.resolve("deep.json").toFile());
        JsonNode entry = new ObjectMapper().readTree(Files.readString(folder.resolve("run/history.jsonl")));
        assertEquals(reference.get("cost").asDouble(), entry.get("trainCost").asDouble(), 1e-12);
        assertEquals(
                reference.get("heldOut").asDouble(), entry.get("heldOutCost").asDouble(), 1e-12);

        Command.Outcome drawn = run("draw", "line", "run", "--start", "zero", "--grid", "5", "--out", "x.json");
        assertEquals(0, drawn.exitCode(), drawn.err());
        JsonNode line = new ObjectMapper().readTree(folder.resolve("x.json").toFile());
        JsonNode source = line.at("/provenance/run/experiment/initialization/sources/0");
        assertEquals("deep.safetensors", source.get("file").asText());

        Command.Outcome exported = run("export", "run", "--out", "back.safetensors");
        assertEquals(0, exported.exitCode(), exported.err());
        assertTrue(exported.out().contains("model = torch.nn.Sequential("), exported.out());
        assertEquals(
                0,
                run("import", "back.safetensors", "--as", "deep.json", "--out", "again")
                        .exitCode());
        String snapshot = "snapshots/step-00000000.safetensors";
        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("run").resolve(snapshot),
                        folder.resolve("again").resolve(snapshot)));
    }

    @Test
    void whatDoesNotFitIsListedAndRefusedInOneLine() throws Exception {
        Files.writeString(folder.resolve("wide.json"), definition(7));
        String file = REFERENCES.resolve("deep.safetensors").toString();
        Command.Outcome refused = run("import", file, "--as", "wide.json", "--out", "run");
        assertEquals(2, refused.exitCode());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertTrue(
                refused.err().contains("0.weight: found [6, 20], expected [7, 20] for layers.0.weight;"),
                refused.err());
        assertTrue(
                refused.out().contains("does not fit: 16.weight: found [3, 6], expected [3, 7] for layers.8.weight"),
                refused.out());
        assertTrue(Files.notExists(folder.resolve("run")));
    }

    @Test
    void exportingOneSnapshotAndAllIsRefused() throws Exception {
        Command.Outcome refused = run("export", "run", "--all", "--step", "3", "--out", "x");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().startsWith("costscape: --all: expected it without --step"), refused.err());
    }
}
