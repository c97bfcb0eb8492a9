package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.costscape.app.memory.MemoryFile;
import org.costscape.experiment.Runs;
import org.costscape.figure.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.matcher.base.NodeMatchers;
import org.testfx.util.WaitForAsyncUtils;

/** Walks through lessons, a presentation, and closing while something is under way. */
class LessonWalkTest {
    private static final String LESSON = """
            # A tiny line

            Some *words* and a list:

            - one

            ```show
            title: Do it now
            figure: line
            train: tiny
            line-points: 11
            ```

            - (x) right
            - ( ) wrong

            > Because.
            """;

    @TempDir
    private Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();
    private Optional<CostscapeApp> opened = Optional.empty();
    private Optional<Stage> window = Optional.empty();

    @AfterEach
    void close() throws TimeoutException {
        opened.ifPresent(CostscapeApp::close);
        FxToolkit.cleanupStages();
    }

    @Test
    void aLessonIsDoneAnsweredPresentedAndRemembered() throws Exception {
        open(40);
        key(KeyCode.SHORTCUT, KeyCode.L);
        waitUntil(10, () -> text("#lesson-position").equals("1 of 15"));
        key(KeyCode.SHORTCUT, KeyCode.PAGE_DOWN);
        waitUntil(5, () -> text("#lesson-position").equals("2 of 15"));

        robot.interact(() -> model().lessons().open(folder.resolve("lessons")));
        waitUntil(10, () -> text("#lesson-title").equals("A tiny line"));
        robot.clickOn("Do it now");
        waitUntil(
                60,
                () -> model().pane()
                        .figure()
                        .shownProperty()
                        .get()
                        .filter(shown -> shown.readings().size() == 11)
                        .isPresent());
        assertFalse(robot.lookup(".answer").query().isVisible());
        robot.clickOn("#choice-0");
        assertTrue(robot.lookup(".answer").query().isVisible());
        assertEquals("Yes.", text(".verdict"));

        key(KeyCode.F11);
        waitUntil(5, () -> robot.lookup("#presentation #figure").tryQuery().isPresent());
        waitUntil(
                10,
                () -> model().pane()
                        .paint()
                        .paintedProperty()
                        .get()
                        .filter(picture -> picture.canvas().scale() == 1.6)
                        .isPresent());
        key(KeyCode.T);
        key(KeyCode.P);
        assertEquals(Theme.DARK, model().themeProperty().get());
        assertTrue(robot.lookup(".dot").query().isVisible());
        key(KeyCode.ESCAPE);
        waitUntil(5, () -> window.orElseThrow().getScene().lookup("#figure") != null);
        robot.interact(
                () -> { // the toolkit that draws into memory leaves windows behind a full screen without a size
                    window.orElseThrow().setWidth(1280);
                    window.orElseThrow().setHeight(720);
                });
        waitUntil(
                10,
                () -> model().pane()
                        .paint()
                        .paintedProperty()
                        .get()
                        .filter(picture -> picture.canvas().scale() == 1)
                        .isPresent());

        robot.interact(() -> window.orElseThrow().hide());
        waitUntil(10, () -> Files.exists(folder.resolve("window.properties")));
        assertEquals(
                Optional.of("DARK"),
                new MemoryFile(folder.resolve("window.properties"))
                        .read()
                        .memory()
                        .text("theme"));
    }

    @Test
    void closingWhileARunIsTrainedAsks() throws Exception {
        open(1_000_000);
        robot.clickOn("#train");
        waitUntil(20, () -> model().training().busy());

        askToClose();
        waitUntil(5, () -> robot.lookup("#keep-working").tryQuery().isPresent());
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        waitUntil(5, () -> robot.lookup("#keep-working").tryQuery().isEmpty());
        assertTrue(window.orElseThrow().isShowing());
        assertTrue(model().training().busy());

        askToClose();
        waitUntil(
                5,
                () -> robot.lookup("#stop-and-close")
                        .match(NodeMatchers.isVisible())
                        .tryQuery()
                        .isPresent());
        key(KeyCode.TAB);
        key(KeyCode.SPACE);
        waitUntil(5, () -> !window.orElseThrow().isShowing());
    }

    /** As the window manager does. */
    private void askToClose() {
        Stage stage = window.orElseThrow();
        Platform.runLater(() -> {
            WindowEvent event = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
            stage.fireEvent(event);
            if (!event.isConsumed() && stage.isShowing()) {
                stage.hide();
            }
        });
    }

    private void open(int steps) throws Exception {
        var home = TinyHome.in(folder, 2000, steps, 0.01);
        Files.writeString(Files.createDirectories(folder.resolve("lessons")).resolve("1.md"), LESSON);
        Stage stage = FxToolkit.registerPrimaryStage();
        window = Optional.of(stage);
        robot.interact(() -> {
            CostscapeApp app = new CostscapeApp(
                    stage,
                    home,
                    new Runs(folder.resolve("runs")),
                    name -> Optional.empty(),
                    Keeper.of(new MemoryFile(folder.resolve("window.properties"))));
            app.show();
            opened = Optional.of(app);
        });
        waitUntil(10, () -> model().experimentProperty().get().isPresent());
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

    private static void waitUntil(int seconds, Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, condition);
    }
}
