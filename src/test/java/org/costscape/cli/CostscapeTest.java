package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.PngText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a user meets it: a process with arguments, files, exit codes and lines of text. */
class CostscapeTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void writeDefinitionAndData() throws IOException {
        shell = new Shell(folder, Path.of("").toAbsolutePath());
        IdxExamples.write(folder.resolve("data"), 400, 90);
        String data = folder.resolve("data").toString().replace('\\', '/');
        Files.writeString(folder.resolve("small.json"), definition(data, 60, 0.1));
        Files.writeString(folder.resolve("long.json"), definition(data, 5_000_000, 0.001));
        Files.writeString(folder.resolve("wild.json"), definition(data, 60, 1e20));
    }

    private static String definition(String data, int steps, double learningRate) {
        return """
            {"name": "small", "title": "Small network", "shows": "Nothing.", "source": "Made for tests.",
             "data": {"type": "idx", "folder": "%s", "classes": 3},
             "network": {"type": "feedforward", "inputs": 20, "layers": [
                {"type": "dense", "units": 12, "activation": "relu"},
                {"type": "dense", "units": 3, "activation": "identity"}]},
             "objective": {"type": "cross-entropy"}, "initialization": {"type": "uniform", "range": 0.1},
             "training": {"optimizer": {"type": "sgd", "learningRate": %s, "momentum": 0.9},
                "schedule": {"type": "constant"}, "rules": [], "batch": 130, "steps": %d,
                "stopping": {"type": "last-step"}, "evaluateEvery": 1000, "snapshots": 5, "watched": []},
             "precision": "float", "seed": 3}
            """.formatted(data, learningRate, steps);
    }

    @AfterEach
    void leaveTheShell() throws IOException {
        shell.close();
    }

    private Command.Outcome run(String... arguments) throws InterruptedException {
        return shell.run(arguments);
    }

    @Test
    void aRunIsTrainedAndItsLineDrawnInEveryFormat() throws Exception {
        Command.Outcome trained = run("train", "small.json", "--out", "run");
        assertEquals(0, trained.exitCode(), trained.err());
        assertEquals("", trained.err());
        Command.Outcome drawn = run(
                "draw", "line", "run", "--out", "x.png", "--out", "x.json", "--out", "x.csv", "--grid", "21", "--size",
                "640x480", "--dpi", "150");
        assertEquals(0, drawn.exitCode(), drawn.err());

        JsonNode json = new ObjectMapper().readTree(folder.resolve("x.json").toFile());
        for (String column : List.of("alpha", "train", "test", "trainError", "testError")) {
            assertEquals(21, json.get(column).size(), column);
        }
        assertTrue(json.get("diagnostics").get("monotonicity").isNumber());
        assertTrue(json.get("diagnostics").get("barrier").isNumber());
        JsonNode run = json.get("provenance").get("run");
        assertEquals(3, run.get("experiment").get("seed").asInt());
        assertEquals(64, run.get("trainingData").asText().length());

        List<String> csv = Files.readAllLines(folder.resolve("x.csv"));
        assertEquals("alpha,train,test,trainError,testError", csv.get(0));
        for (int i = 0; i < 21; i++) {
            String[] cells = csv.get(i + 1).split(",", -1);
            assertEquals(json.get("alpha").get(i).asDouble(), Double.parseDouble(cells[0]));
            assertEquals(json.get("test").get(i).asDouble(), Double.parseDouble(cells[2]));
        }
        Map<String, String> png = PngText.read(folder.resolve("x.png"));
        assertTrue(
                String.valueOf(png.get("Command")).startsWith("costscape draw line run --range=-0.25:1.5 --grid 21"));
        assertTrue(String.valueOf(png.get("Run")).contains("\"learningRate\" : 0.1"));
    }

    @Test
    void theStatisticsOfBatchNormalizationAreChosenAndStoredWithEveryResult() throws Exception {
        String plain = Files.readString(folder.resolve("small.json"));
        Files.writeString(
                folder.resolve("normalized.json"),
                plain.replace("{\"type\": \"dense\", \"units\": 12, \"activation\": \"relu\"}", """
                        {"type": "linear", "units": 12},
                        {"type": "batch-normalization", "epsilon": 1e-5, "momentum": 0.1, "activation": "relu"}"""));
        assertEquals(0, run("train", "normalized.json", "--out", "run").exitCode());
        Command.Outcome drawn = run(
                "draw",
                "line",
                "run",
                "--statistics",
                "batch",
                "--grid",
                "5",
                "--out",
                "x.png",
                "--out",
                "x.json",
                "--out",
                "x.csv");
        assertEquals(0, drawn.exitCode(), drawn.err());

        JsonNode json = new ObjectMapper().readTree(folder.resolve("x.json").toFile());
        assertEquals("batch:130", json.get("provenance").get("statistics").asText());
        assertEquals(0, json.get("diagnostics").get("clamped").asInt());
        List<String> csv = Files.readAllLines(folder.resolve("x.csv"));
        assertEquals("alpha,train,test,trainError,testError,statistics", csv.get(0));
        assertTrue(csv.get(5).endsWith(",batch:130"), csv.get(5));
        Map<String, String> png = PngText.read(folder.resolve("x.png"));
        assertEquals("batch:130: Batch statistics of every 130 examples", png.get("Statistics"));
        String command = String.valueOf(png.get("Command"));
        assertTrue(command.contains(" --statistics batch:130 "), command);

        byte[] first = Files.readAllBytes(folder.resolve("x.png"));
        Files.delete(folder.resolve("x.png"));
        assertEquals(
                0, run(command.substring("costscape ".length()).split(" ", -1)).exitCode());
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("x.png")));
    }

    @Test
    void theCommandInAnSvgAndInAPdfMakesThemAgain() throws Exception {
        assertEquals(0, run("train", "small.json", "--out", "run").exitCode());
        Command.Outcome drawn =
                run("draw", "training", "run", "--size", "640x480", "--dpi", "96", "--out", "x.svg", "--out", "x.pdf");
        assertEquals(0, drawn.exitCode(), drawn.err());
        String end = " --size 640x480 --dpi 96 --theme light --out ";
        assertTrue(Files.readString(folder.resolve("x.svg"))
                .contains("<text xmlns=\"urn:costscape:provenance\" keyword=\"Command\">costscape draw training run"
                        + end + "x.svg</text>"));
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("x.pdf").toFile())) {
            assertEquals(
                    "costscape draw training run" + end + "x.pdf",
                    pdf.getDocumentInformation().getCustomMetadataValue("Command"));
        }
        for (String name : List.of("x.svg", "x.pdf")) {
            byte[] first = Files.readAllBytes(folder.resolve(name));
            Files.delete(folder.resolve(name));
            assertEquals(
                    0, run(("draw training run" + end + name).split(" ", -1)).exitCode());
            assertArrayEquals(first, Files.readAllBytes(folder.resolve(name)));
        }
    }

    @Test
    void severalTrainingsAreDrawnAndDrawnAgain() throws Exception {
        for (String seed : List.of("1", "2")) {
            assertEquals(
                    0,
                    run("train", "small.json", "--seed", seed, "--out", "run" + seed)
                            .exitCode());
        }
        Command.Outcome drawn = run(
                "draw",
                "training",
                "run1",
                "run2",
                "--metric",
                "gradient-norm",
                "--y",
                "0:3",
                "--log-x",
                "--out",
                "t.png");
        assertEquals(0, drawn.exitCode(), drawn.err());
        byte[] first = Files.readAllBytes(folder.resolve("t.png"));
        String command = String.valueOf(PngText.read(folder.resolve("t.png")).get("Command"));
        Files.delete(folder.resolve("t.png"));
        assertEquals(
                0, run(command.substring("costscape ".length()).split(" ", -1)).exitCode(), command);
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("t.png")));
        Command.Outcome refused = run("draw", "training", "run1", "--watched", "--out", "t.json", "--out", "t.png");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("expected a run that watched a unit, found none"), refused.err());
        assertFalse(Files.exists(folder.resolve("t.json")));
    }

    @Test
    void aStepAndTheSmoothnessOfTwoRunsAreDrawnAndDrawnAgain() throws Exception {
        assertEquals(0, run("train", "small.json", "--out", "one").exitCode());
        assertEquals(
                0, run("train", "small.json", "--seed", "7", "--out", "two").exitCode());
        for (String arguments : List.of(
                "step one two --at 10 --rate 0.5 --range=-1:2 --across=-0.5:0.5 --grid 5x4 --y random:2 --cost minibatch --split 1 --units 3,1",
                "step one two --at 10 --rate 0.5 --range=-1:2 --grid 5x4 --show all --view map",
                "smoothness one two --cost training",
                "valley one two --at 10,22,last --steps 5 --top 2")) {
            List<String> words = new ArrayList<>(List.of("draw"));
            words.addAll(List.of(arguments.split(" ", -1)));
            words.addAll(List.of("--size", "800x400", "--out", "y.png", "--out", "y.json", "--out", "y.csv"));
            Command.Outcome drawn = run(words.toArray(String[]::new));
            assertEquals(0, drawn.exitCode(), drawn.err());
            byte[] first = Files.readAllBytes(folder.resolve("y.png"));
            JsonNode json = new ObjectMapper().readTree(folder.resolve("y.json").toFile());
            assertEquals(2, json.at("/provenance/runs").size());
            assertEquals(7, json.at("/provenance/runs/1/experiment/seed").asInt());
            assertEquals("two", json.findValues("run").get(1).asText(), "two runs of one experiment are told apart");
            assertTrue(Files.readAllLines(folder.resolve("y.csv")).size() > 2 * 5);
            String command =
                    String.valueOf(PngText.read(folder.resolve("y.png")).get("Command"));
            Files.delete(folder.resolve("y.png"));
            String[] again = command.substring("costscape ".length()).split(" ", -1);
            assertEquals(0, run(again).exitCode(), command);
            assertArrayEquals(first, Files.readAllBytes(folder.resolve("y.png")));
        }
        Command.Outcome refused = run("draw", "step", "one", "--at", "11", "--out", "z.png");
        assertEquals(2, refused.exitCode());
        assertEquals(
                "costscape: one: no snapshot of step 11; it has those of steps 0, 2, 10, 22, 38, 60\n", refused.err());
        assertTrue(Files.notExists(folder.resolve("z.png")));
    }

    @Test
    void aNetworkWithoutBatchNormalizationHasNoChoiceOfStatistics() throws Exception {
        assertEquals(0, run("train", "small.json", "--out", "run").exitCode());
        Command.Outcome outcome = run("draw", "line", "run", "--statistics", "frozen", "--out", "x.png");
        assertEquals(2, outcome.exitCode());
        assertEquals(
                "costscape: statistics: small has no batch normalization, found frozen; leave the choice of statistics out\n",
                outcome.err());
        assertTrue(Files.notExists(folder.resolve("x.png")));
    }

    @Test
    void theReplayCommandOfAPictureDrawsTheSamePicture() throws Exception {
        assertEquals(0, run("train", "small.json", "--out", "run").exitCode());
        assertEquals(
                0,
                run("draw", "line", "run", "--out", "x.png", "--grid", "11", "--range", "-0.5:1.25")
                        .exitCode());
        byte[] first = Files.readAllBytes(folder.resolve("x.png"));
        String command = String.valueOf(PngText.read(folder.resolve("x.png")).get("Command"));
        Files.delete(folder.resolve("x.png"));
        String[] arguments = command.substring("costscape ".length()).split(" ", -1);
        assertEquals(0, run(arguments).exitCode(), command);
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("x.png")));
    }

    @Test
    void trajectoriesAndASurfaceAreDrawnAndTheirReplayCommandsDrawTheSame() throws Exception {
        assertEquals(0, run("train", "small.json", "--out", "run").exitCode());
        for (String arguments : List.of(
                "draw trajectory run --relative --end best --out x.png",
                "draw surface run --grid 7x5 --out x.png --theme dark --camera=30,40 --mesh --colors magma --no-log-z")) {
            Command.Outcome drawn = run(arguments.split(" ", -1));
            assertEquals(0, drawn.exitCode(), drawn.err());
            byte[] first = Files.readAllBytes(folder.resolve("x.png"));
            String command =
                    String.valueOf(PngText.read(folder.resolve("x.png")).get("Command"));
            Files.delete(folder.resolve("x.png"));
            assertEquals(
                    0,
                    run(command.substring("costscape ".length()).split(" ", -1)).exitCode(),
                    command);
            assertArrayEquals(first, Files.readAllBytes(folder.resolve("x.png")));
        }
        Command.Outcome refused = run("draw", "surface", "run", "--grid", "1x9", "--out", "y.png");
        assertEquals(2, refused.exitCode());
        assertEquals("costscape: grid: expected at least 2 columns and 2 rows, found 1x9\n", refused.err());
        assertTrue(Files.notExists(folder.resolve("y.png")));
    }

    @Test
    void theNormalizationHoldsForTheDirectionsOfAPlaneByDefault() throws Exception {
        assertEquals(0, run("train", "small.json", "--out", "run").exitCode());
        Command.Outcome drawn = run("draw", "plane", "run", "--normalize", "layer", "--grid", "3x3", "--out", "p.json");
        assertEquals(0, drawn.exitCode(), drawn.err());
        String json = Files.readString(folder.resolve("p.json"));
        assertTrue(json.contains("random:1:layer") && json.contains("random:2:layer"), json);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process there cannot be sent an interrupt")
    void anInterruptedRunSaysSoAndCanBeContinued() throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = Command.start(folder, out, err, "train", "long.json", "--out", "run");
        while (process.isAlive() && Files.readString(out).lines().count() < 3) {
            Thread.sleep(20);
        }
        process.destroy(); // SIGTERM, which the JVM treats like an interrupt from the keyboard
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertTrue(Files.readString(err).contains("interrupted"), Files.readString(err));
        assertTrue(Files.exists(folder.resolve("run/checkpoint.safetensors")));
        assertEquals(143, process.exitValue());
    }

    @Test
    void aRunsOwnDefinitionIsNotOverwrittenByAResult() throws Exception {
        assertEquals(0, run("train", "small.json", "--out", "run").exitCode());
        byte[] definition = Files.readAllBytes(folder.resolve("run/definition.json"));
        Command.Outcome outcome = run("draw", "line", "run", "--out", "run/definition.json");
        assertEquals(2, outcome.exitCode(), outcome.err());
        assertArrayEquals(definition, Files.readAllBytes(folder.resolve("run/definition.json")));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "a display cannot be taken away there")
    void whereThereIsNoDisplayTheQuickGalleryIsDrawn() throws Exception {
        Path out = folder.resolve("out.txt");
        Process process = Command.start(folder, out, folder.resolve("err.txt"));
        long began = System.nanoTime();
        while (process.isAlive() && !Files.readString(out).contains("F1: 1 picture, all ")) {
            assertTrue(System.nanoTime() - began < TimeUnit.MINUTES.toNanos(5), "no figure after 5 minutes");
            Thread.sleep(20);
        }
        process.destroy();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        String said = Files.readString(out);
        assertTrue(said.startsWith("No window: there is no display: "), said);
        assertTrue(Files.readString(folder.resolve("figures/report.json")).contains("\"extent\" : \"quick\""), said);
        for (String file : List.of("F1-descent.png", "F1-descent.svg", "F1-descent.json", "index.html")) {
            assertTrue(Files.exists(folder.resolve("figures").resolve(file)), file);
        }
    }

    @Test
    void aRunThatDivergesEndsWithOneAndIsKept() throws Exception {
        Command.Outcome outcome = run("train", "wild.json", "--out", "run");
        assertEquals(1, outcome.exitCode());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains("diverged after"), outcome.err());
        assertTrue(Files.exists(folder.resolve("run/snapshots/step-00000000.safetensors")));
    }

    @Test
    void aDamagedSnapshotIsNamedAndLeftAlone() throws Exception {
        assertEquals(0, run("train", "small.json", "--out", "run").exitCode());
        Path best = folder.resolve("run/snapshots/best.safetensors");
        byte[] damaged = Files.readAllBytes(best);
        damaged[damaged.length - 3] ^= 1;
        Files.write(best, damaged);
        Command.Outcome outcome = run("draw", "line", "run", "--out", "x.png");
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("best.safetensors"), outcome.err());
        assertArrayEquals(damaged, Files.readAllBytes(best));
    }

    @Test
    void theVersionAndTheHelpAreShown() throws Exception {
        assertTrue(Command.run(folder, "--version").out().startsWith("Costscape "));
        assertTrue(run("--help").out().contains("train"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "a display cannot be taken away there")
    void aFileForTheWindowIsNotMetWithTheGalleryWhereThereIsNoDisplay() throws Exception {
        Command.Outcome outcome = Command.run(folder, "small.json");
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().startsWith("costscape: no window for small.json: "), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertFalse(Files.exists(folder.resolve("figures")));
    }
}
