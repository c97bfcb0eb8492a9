package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.costscape.app.kind.Fact;
import org.costscape.app.kind.Shown;
import org.costscape.app.memory.MemoryFile;
import org.costscape.app.option.Option;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Runs;
import org.costscape.figure.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Walks along runs: step by step, back to a snapshot, beside each other, with other settings, after a restart. */
class RunWalkTest {
    private static final int SECONDS = 60;

    @TempDir
    private Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();
    private final Pointing pointing = new Pointing(robot);
    private Optional<CostscapeApp> opened = Optional.empty();

    @AfterEach
    void close() throws TimeoutException {
        opened.ifPresent(CostscapeApp::close);
        FxToolkit.cleanupStages();
    }

    @Test
    void aRunIsSteppedScrubbedBranchedAndCompared() throws Exception {
        open(40, 0.01);
        try (Watchdog watchdog = new Watchdog()) {
            pointing.click("#one-step");
            waitUntil(() -> shown("tiny-step"));
            assertEquals("step", model().kindProperty().get().id());
            assertEquals("step 0 of 40", text("#timeline-text"));
            assertEquals("Continue", text("#train"));
            key(KeyCode.SHORTCUT, KeyCode.UP);

            pointing.click("#train");
            waitUntil(() -> fact("Its ends").startsWith("step 0 → step "));
            String whole = fact("Its ends");
            key(KeyCode.SHORTCUT, KeyCode.LEFT);
            key(KeyCode.SHORTCUT, KeyCode.LEFT);
            int step = model().timeline().chosenProperty().get().orElseThrow();
            assertEquals("step " + step + " of 40", text("#timeline-text"));
            waitUntil(() -> fact("Its ends").equals("step 0 → step " + step));
            assertNotEquals(whole, fact("Its ends"));

            RunModel first = run();
            pointing.click("#reset");
            waitUntil(() -> !run().equals(first));
            assertEquals(2, model().library().runs().size());
            assertEquals("Continue", text("#train"));

            robot.interact(() -> model().compare(Optional.of(first)));
            key(KeyCode.SHORTCUT, KeyCode.DIGIT4);
            waitUntil(() -> model().second().paint().paintedProperty().get().isPresent());
            assertTrue(robot.lookup("#second-figure").query().isVisible());
            System.out.println("longest stall of the window while walking along runs: " + watchdog.longest());
            watchdog.assertAnswered();
        }
    }

    @Test
    void nothingBlocksTheWindowWhileTwoFiguresAreSweptAndARunIsTrained() throws Exception {
        open(1_000_000, 1e-5);
        Experiment endless = model().experimentProperty().get().orElseThrow();
        List<RunModel> ended = new ArrayList<>();
        for (int seed : new int[] {1, 2}) {
            robot.interact(() -> model().select(endless.withSteps(30).withSeed(seed)));
            pointing.click("#train");
            waitUntil(() -> model().runProperty().get().isPresent() && run().state() == Runs.State.COMPLETE);
            ended.add(run());
        }
        robot.interact(() -> model().select(endless.withSeed(3)));
        pointing.click("#train");
        waitUntil(() -> model().training().busy());
        option("plane-grid").type("201 × 201");
        try (Watchdog watchdog = new Watchdog()) {
            robot.interact(() -> {
                model().select(ended.get(0));
                model().compare(Optional.of(ended.get(1)));
                model().showKind("plane");
            });
            for (PaneModel each : List.of(model().pane(), model().second())) {
                waitUntil(() -> each.paint().paintedProperty().get().isPresent());
            }
            assertTrue(model().sameScale().offeredProperty().get());
            for (String kind : List.of("surface", "step", "plane", "line", "plane")) {
                robot.interact(() -> model().showKind(kind));
                Thread.sleep(500); // what it does meanwhile is watched
            }
            assertTrue(model().training().busy());
            System.out.println(
                    "longest stall of the window while training and two sweeps go on: " + watchdog.longest());
            watchdog.assertAnswered();
        }
        waitUntil(() -> {
            key(KeyCode.ESCAPE);
            return !model().busy();
        });
    }

    @Test
    void settingsAreChangedAndTheFigureFollowsWhileARunIsTrained() throws Exception {
        open(1_000_000, 1e-5); // so slow that the best snapshot is a new one for a long time
        List<String> ends = new CopyOnWriteArrayList<>();
        robot.interact(() -> model().pane()
                .figure()
                .shownProperty()
                .addListener(
                        (property, old, now) -> now.filter(each -> each.name().equals("tiny-linear-path"))
                                .ifPresent(each -> ends.add(fact(each, "Its ends")))));
        key(KeyCode.F6);
        pointing.click("#train");
        waitUntil(() -> model().training().busy());
        key(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        waitUntil(() -> ends.stream().distinct().count() > 1);

        TextField rate = robot.lookup("#learning-rate").queryAs(TextField.class);
        robot.interact(() -> {
            rate.requestFocus();
            rate.setText("0.005");
        });
        key(KeyCode.ENTER);
        Path changes = run().folder().path().resolve("changes.jsonl");
        waitUntil(() -> Files.exists(changes));
        assertTrue(Files.readString(changes).contains("0.005"), () -> "" + changes);
        waitUntil(() -> model().training().busy());

        waitUntil(() -> {
            key(KeyCode.ESCAPE); // the figure first, then training
            return !model().busy();
        });
        assertEquals(Runs.State.INTERRUPTED, run().state());
    }

    @Test
    void aRunThatDivergesIsToldAndWhatWasChosenOutlivesARestart() throws Exception {
        open(100, 1e30);
        pointing.click("#train");
        waitUntil(() -> model().messageProperty().get().isPresent());
        assertTrue(robot.lookup("#message").query().isVisible());
        assertTrue(robot.lookup("#message .label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.getText().contains("diverged")));
        assertEquals(Runs.State.DIVERGED, run().state());

        key(KeyCode.F8);
        key(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        option("plane-grid").type("9 × 7");
        robot.interact(() -> window().hide());
        waitUntil(() -> Files.exists(folder.resolve("window.properties")));
        opened.orElseThrow().close();

        show();
        assertEquals(Theme.DARK, model().themeProperty().get());
        assertEquals("plane", model().kindProperty().get().id());
        assertEquals("9 × 7", option("plane-grid").typed());
        waitUntil(() -> model().runProperty().get().isPresent());
        assertEquals(Runs.State.DIVERGED, run().state());
    }

    private void open(int steps, double learningRate) throws Exception {
        TinyHome.in(folder, 200, steps, learningRate);
        show();
        waitUntil(() -> model().experimentProperty().get().isPresent());
    }

    private void show() throws TimeoutException {
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            CostscapeApp app = new CostscapeApp(
                    stage,
                    new Home(folder),
                    new Runs(folder.resolve("runs")),
                    name -> Optional.empty(),
                    Keeper.of(new MemoryFile(folder.resolve("window.properties"))));
            app.show();
            opened = Optional.of(app);
        });
    }

    private Stage window() {
        return (Stage) robot.lookup("#train").query().getScene().getWindow();
    }

    private Option<?> option(String id) {
        return model().kinds().stream()
                .flatMap(kind -> kind.options().stream())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private boolean shown(String name) {
        return model().pane()
                .figure()
                .shownProperty()
                .get()
                .filter(each -> each.name().equals(name))
                .isPresent();
    }

    private String fact(String name) {
        return model().pane()
                .figure()
                .shownProperty()
                .get()
                .map(each -> fact(each, name))
                .orElse("");
    }

    private static String fact(Shown shown, String name) {
        return shown.facts().stream()
                .filter(each -> each.name().equals(name))
                .map(Fact::value)
                .findFirst()
                .orElse("");
    }

    private RunModel run() {
        return model().runProperty().get().orElseThrow();
    }

    private WindowModel model() {
        return opened.orElseThrow().model();
    }

    private void key(KeyCode... keys) {
        robot.press(keys);
        robot.release(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static void waitUntil(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
    }
}
