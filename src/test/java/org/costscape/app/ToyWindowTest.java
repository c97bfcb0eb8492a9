package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.costscape.app.kind.Fact;
import org.costscape.app.work.Engine;
import org.costscape.experiment.Home;
import org.costscape.experiment.Runs;
import org.costscape.figure.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the window says of costs other than a classifier's cross-entropy: nothing of what they have not. */
class ToyWindowTest {
    @TempDir
    private Path folder = Path.of("");

    private WindowModel open(Engine engine, Home home) {
        WindowModel model = new WindowModel(
                home, new Runs(folder.resolve("runs")), Models.direct(engine), name -> Optional.empty());
        model.open();
        model.pane().paint().resize(new Painted.Canvas(800, 600, 1, Theme.LIGHT));
        return model;
    }

    private Home homeWith(String experiment) throws IOException {
        Path models = Files.createDirectories(folder.resolve("models"));
        Files.createDirectories(folder.resolve("datasets"));
        Files.copy(Path.of("models", experiment + ".json"), models.resolve(experiment + ".json"));
        return new Home(folder);
    }

    private static String read(WindowModel model) {
        model.pane().hover().step(1);
        return model.pane().hover().hitProperty().get().orElseThrow().text();
    }

    private static List<String> numbers(WindowModel model) {
        return model.pane().figure().shownProperty().get().orElseThrow().facts().stream()
                .map(Fact::name)
                .toList();
    }

    @Test
    void aToyIsTrainedAndReadWithoutHeldOutSetAndErrorRate() throws IOException {
        Home home = homeWith("saddle");
        try (Engine engine = new Engine(home)) {
            WindowModel model = open(engine, home);
            assertEquals(
                    "Press ▶ to train: 500 steps of the whole cost.",
                    model.pane().figure().placeholderProperty().get().text());

            model.steering().train();

            RunModel run = model.runProperty().get().orElseThrow();
            assertEquals(Runs.State.COMPLETE, run.state());
            assertTrue(run.summary().matches("cost \\d\\.\\d\\d×10⁻[⁰-⁹]+"), run.summary());
            assertEquals("line", model.kindProperty().get().id());
            String onLine = read(model);
            assertTrue(onLine.matches("α [−\\d.]+    cost [\\d.]+"), onLine);
            assertEquals(
                    List.of("Monotonicity Δ", "Barrier", "Gauss length", "Cost at its end", "Its ends", "Points"),
                    numbers(model));
            model.showKind("training");
            String inTraining = read(model);
            assertTrue(inTraining.matches("step \\d+    cost [\\d.]+"), inTraining);
        }
    }

    @ParameterizedTest
    @CsvSource({"xor, true, true", "saxe-linear, false, false"})
    void aNumberIsReadWithTheUnitOfItsCost(String name, boolean nats, boolean classes) throws IOException {
        Home home = homeWith(name);
        try (Engine engine = new Engine(home)) {
            WindowModel model = open(engine, home);
            model.steering().train();
            String text = read(model);
            assertEquals(nats, text.contains(" nats"), text);
            assertEquals(classes, text.contains(" %"), text);
            assertTrue(text.contains("held-out"), text);
            assertFalse(text.contains("NaN"), text);
            assertEquals(classes, numbers(model).contains("Held-out error"));
        }
    }

    /** Squared error is no entropy, though its examples have classes. */
    @Test
    void theSquaredErrorOfClassesIsNotInNats() throws IOException {
        Path models = Files.createDirectories(folder.resolve("models"));
        Files.createDirectories(folder.resolve("datasets"));
        Files.writeString(
                models.resolve("xor.json"),
                Files.readString(Path.of("models/xor.json")).replace("cross-entropy", "squared-error"));
        Home home = new Home(folder);
        try (Engine engine = new Engine(home)) {
            WindowModel model = open(engine, home);
            model.steering().train();
            String text = read(model);
            assertFalse(text.contains("nats"), text);
            assertTrue(text.contains(" %"), text);
        }
    }
}
