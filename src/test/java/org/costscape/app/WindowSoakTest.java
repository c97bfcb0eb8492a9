package org.costscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.memory.MemoryFile;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.HeldMemory;
import org.costscape.experiment.Home;
import org.costscape.experiment.Runs;
import org.costscape.training.TrainingDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A long day at the window: figures are looked at, scrubbed, cancelled, a run is trained on; what is held in memory does not grow. */
@Tag("long")
class WindowSoakTest {
    private static final int ROUNDS = 20;
    private static final int SECONDS = 60;
    private static final int MOST_MILLIS = 60;

    /** Seldom: the history of the run is to grow with every evaluation, and must not hide what else would grow. */
    private static final int EVALUATE_EVERY = 10_000;

    @TempDir
    private Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();
    private Optional<CostscapeApp> opened = Optional.empty();

    @AfterEach
    void close() throws TimeoutException {
        opened.ifPresent(CostscapeApp::close);
        FxToolkit.cleanupStages();
    }

    @Test
    void memoryDoesNotGrow() throws Exception {
        open();
        Experiment tiny = model().experimentProperty().get().orElseThrow();
        train(tiny.withSteps(40).withSeed(1));
        RunModel first = model().runProperty().get().orElseThrow();
        TrainingDefinition training = tiny.training();
        robot.interact(() -> model().select(tiny.withSeed(2)
                .withTraining(new TrainingDefinition(
                        training.optimizer(),
                        training.schedule(),
                        training.rules(),
                        training.batch(),
                        training.steps(),
                        EVALUATE_EVERY,
                        training.snapshots()))));
        robot.interact(() -> model().steering().train());
        await(() -> model().training().busy());
        RunModel endless = model().runProperty().get().orElseThrow();
        List<HeldMemory> held = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            walk(first, endless);
            held.add(HeldMemory.now());
            System.out.println("round " + round + ": " + held.get(round));
        }
        HeldMemory.requireFlat(held);
    }

    /** Each kind of figure of both runs, some of them cancelled, at other snapshots, in the other theme; and training is continued. */
    private void walk(RunModel first, RunModel endless) throws Exception {
        for (RunModel run : List.of(first, endless)) {
            robot.interact(() -> model().select(run));
            for (FigureKind<?> kind : model().kinds()) {
                robot.interact(() -> model().showKind(kind.id()));
                Thread.sleep(MOST_MILLIS);
                key(KeyCode.SHORTCUT, KeyCode.LEFT);
                key(KeyCode.F5);
                Thread.sleep(MOST_MILLIS);
                key(KeyCode.ESCAPE);
            }
        }
        key(KeyCode.F8);
        robot.interact(() -> model().compare(Optional.of(first)));
        robot.interact(() -> model().showKind("plane"));
        await(() -> model().pane().paint().paintedProperty().get().isPresent());
        robot.interact(() -> model().compare(Optional.empty()));
        await(() -> {
            key(KeyCode.ESCAPE);
            return !model().busy();
        });
        robot.interact(() -> model().select(endless));
        robot.interact(() -> model().steering().train());
        await(() -> model().training().busy());
    }

    private void train(Experiment experiment) throws Exception {
        robot.interact(() -> model().select(experiment));
        robot.interact(() -> model().steering().train());
        await(() -> model().runProperty()
                .get()
                .filter(run -> run.state() == Runs.State.COMPLETE)
                .isPresent());
    }

    private void open() throws Exception {
        TinyHome.in(folder, 200, 1_000_000, 1e-5);
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
        await(() -> model().experimentProperty().get().isPresent());
    }

    private WindowModel model() {
        return opened.orElseThrow().model();
    }

    private void key(KeyCode... keys) {
        robot.press(keys);
        robot.release(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
    }
}
