package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.costscape.cli.Refusal.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A figure of each kind, drawn again with the command that it carries. */
class ReplayTest {
    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void train() {
        for (List<String> each : List.of(
                List.of("spirals", "40"),
                List.of("features", "5"),
                List.of("deep-mlp-bn", "4"),
                List.of("saddle", "60"),
                List.of("saxe-linear", "60"))) {
            ok(Refusal.run("train", each.get(0), "--steps", each.get(1), "--out", run(each.get(0))));
        }
        ok(Refusal.run("train", "spirals", "--seed", "2", "--steps", "40", "--out", run("other")));
    }

    private static String run(String name) {
        return folder.resolve(name).toString();
    }

    private static Outcome ok(Outcome outcome) {
        assertEquals(0, outcome.code(), outcome.err());
        return outcome;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "line @spirals --grid 11",
                "line @spirals @other --grid 11",
                "plane @spirals --grid 7x5",
                "surface @spirals --grid 7x5",
                "trajectory @spirals",
                "step @spirals --grid 5x5",
                "smoothness @spirals",
                "curvature @saddle",
                "connect @spirals @other --grid 9",
                "training @spirals",
                "valley @saddle",
                "descent saddle",
                "modes @saxe-linear",
                "normalization @deep-mlp-bn",
                "features @features",
                "net2net wider"
            })
    void whatIsDrawnAgainIsTheSame(String command) {
        for (String ending : List.of("png", "svg", "json")) {
            if (command.startsWith("net2net") && ending.equals("json")) {
                continue; // a drawing without numbers
            }
            Path file = folder.resolve("x." + ending);
            String words = "draw " + command.replace("@", folder + "/") + " --size 480x360 --out " + file;
            ok(Refusal.run(words.split(" ", -1)));

            Outcome outcome = ok(Refusal.run("replay", file.toString()));

            assertTrue(outcome.err().contains(file + ": the same"), outcome.err());
        }
    }

    @Test
    void whatIsNotTheSameIsSaid() throws IOException {
        Path png = folder.resolve("changed.png");
        Path json = folder.resolve("changed.json");
        String run = run("changed");
        ok(Refusal.run("train", "spirals", "--steps", "40", "--out", run));
        ok(Refusal.run("draw", "line", run, "--grid", "11", "--out", png.toString(), "--out", json.toString()));
        Files.copy(
                folder.resolve("other/snapshots/best.safetensors"),
                Path.of(run, "snapshots/best.safetensors"),
                StandardCopyOption.REPLACE_EXISTING);

        Outcome picture = Refusal.run("replay", png.toString());
        Outcome numbers = Refusal.run("replay", json.toString(), "--out", run("kept.json"));

        assertEquals(Failures.FAILED, picture.code(), picture.err());
        assertTrue(picture.err().contains("pixels, by at most"), picture.err());
        assertEquals(Failures.FAILED, numbers.code(), numbers.err());
        assertTrue(numbers.err().contains(" was "), numbers.err());
        String kept = Files.readString(folder.resolve("kept.json"));
        assertTrue(kept.contains("kept.json"), "the command of the new figure draws the new figure");
        Refusal.refused(
                Refusal.run("replay", json.toString(), "--out", json.toString()), "--out: expected another file than");
        Refusal.refused(
                Refusal.run("replay", json.toString(), "--out", run("kept.png")),
                "--out: expected a file that ends in \\.json as .*, found \".*kept\\.png\"");
        assertTrue(Files.notExists(folder.resolve("kept.png")));
    }

    @Test
    void aCommandThatDoesMoreThanDrawIsNotFollowed() throws IOException {
        Path victim = folder.resolve("victim");
        for (String command : List.of(
                "costscape train saddle --out " + victim,
                "rm -rf " + victim,
                "costscape draw trajectory " + run("spirals") + " --out " + victim + " --out x.json",
                "costscape draw trajectory " + run("spirals") + " --out=" + victim,
                "costscape draw")) {
            Path file = folder.resolve("foreign.json");
            Files.writeString(file, "{\"provenance\": {\"command\": \"" + command.replace("\\", "\\\\") + "\"}}");

            Refusal.refused(Refusal.run("replay", file.toString()), "foreign\\.json: command: expected costscape draw");
        }
        assertFalse(Files.exists(victim));
    }

    @Test
    void onePictureOfAnAnimationIsNotDrawnAgain() {
        String frames = run("frames");
        ok(Refusal.run(("draw surface " + run("spirals") + " --grid 5x5 --size 320x240 --turn 3 --out " + frames)
                .split(" ", -1)));
        Refusal.refused(
                Refusal.run("replay", frames + "/surface-0001.png"), "found one picture of an animation; draw all of");
    }

    @Test
    void whatCarriesNoCommandIsRefused() throws IOException {
        Files.writeString(folder.resolve("none.json"), "{\"a\": 1}");
        Files.writeString(folder.resolve("none.svg"), "<!DOCTYPE x [<!ENTITY a \"b\">]><svg/>");
        Files.writeString(folder.resolve("none.png"), "no picture");
        Files.writeString(folder.resolve("none.pdf"), "no picture");
        Files.writeString(folder.resolve("none.csv"), "alpha,train\n");
        for (String each :
                List.of("none.json", "none.svg", "none.png", "none.pdf", "none.csv: expected", "absent.png")) {
            Refusal.refused(
                    Refusal.run("replay", folder.resolve(each.split(":", 2)[0]).toString()), each);
        }
    }
}
