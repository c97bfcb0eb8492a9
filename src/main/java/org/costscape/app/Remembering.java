package org.costscape.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.costscape.app.memory.Memory;
import org.costscape.app.memory.WindowPlace;
import org.costscape.app.work.TaskRunner;

/** Writes down what the window remembers: every few seconds if something has changed, and when it is closed. */
final class Remembering {
    private static final Duration BETWEEN = Duration.seconds(5);

    private final Stage stage;
    private final Keeper keeper;
    private final TaskRunner io;
    private final WindowModel model;
    private final MemoryModel remembered;
    private final Timeline timer = new Timeline();
    private Optional<WindowPlace> place = Optional.empty();
    private Memory written;
    private boolean failed;

    Remembering(Stage stage, Keeper keeper, TaskRunner io, WindowModel model) {
        this.stage = stage;
        this.keeper = keeper;
        this.io = io;
        this.model = model;
        remembered = new MemoryModel(model);
        written = keeper.memory();
        remembered.restore(keeper.memory());
    }

    /** Where the window was, if that is still on a screen. */
    Optional<WindowPlace> place() {
        List<WindowPlace.Area> screens = Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .map(Remembering::area)
                .toList();
        return WindowPlace.of(keeper.memory(), screens);
    }

    /**
     * Puts back what was open, and remembers from now on.
     *
     * @param run whether the run is put back too
     */
    void begin(boolean run) {
        remembered.reopenLesson(keeper.memory());
        if (run) {
            remembered.reopenRun(keeper.memory());
        }
        keeper.problem().ifPresent(problem -> model.tell(new Message(Message.Kind.ERROR, problem)));
        if (keeper.file().isPresent()) {
            timer.getKeyFrames().setAll(new KeyFrame(BETWEEN, event -> write()));
            timer.setCycleCount(Animation.INDEFINITE);
            timer.play();
        }
    }

    /** Remembers for the last time; before the window is gone. */
    void end() {
        timer.stop();
        write();
    }

    private void write() {
        Map<String, String> values = new HashMap<>(remembered.now());
        boolean maximized = stage.isMaximized();
        if (!maximized && !stage.isIconified()) {
            place = Optional.of(
                    new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
        }
        place.map(now -> new WindowPlace(now.x(), now.y(), now.width(), now.height(), maximized))
                .ifPresent(now -> values.putAll(now.values()));
        Memory now = new Memory(values);
        if (now.equals(written)) {
            return;
        }
        written = now;
        keeper.file()
                .ifPresent(file -> io.run(
                        () -> {
                            file.write(now);
                            return file;
                        },
                        done -> {},
                        failure -> {
                            if (!failed) { // once is enough
                                failed = true;
                                model.fail(failure);
                            }
                        }));
    }

    private static WindowPlace.Area area(Rectangle2D screen) {
        return new WindowPlace.Area(screen.getMinX(), screen.getMinY(), screen.getWidth(), screen.getHeight());
    }
}
