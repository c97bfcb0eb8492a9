package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.costscape.experiment.Runs;
import org.costscape.figure.PngText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A walk through the window, drawn into memory. */
class WindowTest {
    private static final int EXAMPLES = 20_000;

    @TempDir
    private Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();
    private final Pointing pointing = new Pointing(robot);
    private Optional<CostscapeApp> opened = Optional.empty();

    /** What was shown, one after the other: the figure's name and its number of points. */
    private final List<String> shown = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws TimeoutException {
        opened.ifPresent(CostscapeApp::close);
        FxToolkit.cleanupStages();
    }

    @Test
    void anExperimentIsTrainedItsPathDrawnReadAndExported() throws Exception {
        open(400);
        try (Watchdog watchdog = new Watchdog()) {
            waitUntil(10, () -> robot.lookup("Tiny network").tryQuery().isPresent());
            pointing.click("Tiny network");
            pointing.click("#train");
            waitUntil(60, () -> shown.contains("tiny-linear-path 101"));

            System.out.println("longest stall of the window while training and sweeping: " + watchdog.longest());
            watchdog.assertAnswered();
        }
        assertTrue(
                shown.stream().anyMatch(each -> each.startsWith("tiny-training ") && !each.endsWith(" 41")),
                shown::toString);
        assertTrue(
                shown.stream()
                                .filter(each -> each.startsWith("tiny-linear-path "))
                                .count()
                        > 1,
                shown::toString);

        robot.moveTo(pointing.at("#figure", 0.5, 0.33));
        waitUntil(5, () -> text("#readout").startsWith("α "));
        assertTrue(text("#readout").contains("held-out "), () -> text("#readout"));

        robot.press(KeyCode.SHORTCUT, KeyCode.E).release(KeyCode.E, KeyCode.SHORTCUT);
        waitUntil(5, () -> robot.lookup("#export-save").tryQuery().isPresent());
        robot.clickOn("#export-save");
        Path file = folder.resolve("exported.png");
        waitUntil(20, () -> Files.exists(file));
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(1600, picture.getWidth());
        assertEquals(1200, picture.getHeight());
        assertTrue(
                String.valueOf(PngText.read(file).get("Command")).startsWith("costscape draw line "),
                "the picture carries the command that draws it again");
    }

    @Test
    void cancelStopsTrainingAndTheRunCanBeContinued() throws Exception {
        open(1_000_000);
        pointing.click("#train");
        waitUntil(60, () -> shown.stream().anyMatch(each -> each.startsWith("tiny-training ") && !each.endsWith(" 0")));

        pointing.click("#runs"); // a list has keys of its own
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        waitUntil(20, () -> !model().training().busy());

        waitUntil(5, () -> text("#train").equals("Continue"));
        assertEquals(
                Runs.State.INTERRUPTED,
                model().runProperty().get().orElseThrow().state());
        waitUntil(
                5,
                () -> robot.lookup("#runs").queryAs(ListView.class).getItems().size() == 1);
        assertFalse(robot.lookup("#train").query().isDisabled());
    }

    private void open(int steps) throws IOException, TimeoutException {
        var home = TinyHome.in(folder, EXAMPLES, steps, 0.01);
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            CostscapeApp app = new CostscapeApp(
                    stage, home, new Runs(folder.resolve("runs")), name -> Optional.of(folder.resolve("exported.png")));
            app.model()
                    .pane()
                    .paint()
                    .paintedProperty()
                    .addListener((property, old, now) -> now.ifPresent(picture -> shown.add(picture.shown()
                                    .name() + " " + picture.shown().readings().size())));
            app.show();
            opened = Optional.of(app);
        });
        waitUntil(10, () -> model().experimentProperty().get().isPresent());
    }

    private WindowModel model() {
        return opened.orElseThrow().model();
    }

    private String text(String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    private static void waitUntil(int seconds, Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, condition);
    }
}
