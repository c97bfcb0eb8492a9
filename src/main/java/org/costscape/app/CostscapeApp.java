package org.costscape.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.costscape.app.memory.WindowPlace;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Lane;
import org.costscape.app.work.TaskRunner;
import org.costscape.app.work.Workers;
import org.costscape.experiment.Home;
import org.costscape.experiment.Runs;
import org.costscape.figure.Theme;

/** The window with all that works behind it. Built and shown on the toolkit's thread. */
final class CostscapeApp {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 720;
    private static final double SMALLEST_WIDTH = 880;
    private static final double SMALLEST_HEIGHT = 520;
    private static final int SECONDS_TO_STOP = 5;

    private final Workers workers = Workers.start();
    private final Engine trainingEngine;
    private final Engine figureEngine;
    private final Engine secondEngine;
    private final Engine exportEngine;
    private final WindowModel model;
    private final Stage stage;
    private final Remembering remembering;

    /** A window that remembers nothing. */
    CostscapeApp(Stage stage, Home home, Runs runs, SavePrompt prompt) {
        this(stage, home, runs, prompt, Keeper.FORGETS);
    }

    /** @param keeper where it finds, and keeps, what the window remembers */
    CostscapeApp(Stage stage, Home home, Runs runs, SavePrompt prompt, Keeper keeper) {
        this.stage = stage;
        trainingEngine = new Engine(home);
        figureEngine = new Engine(home);
        secondEngine = new Engine(home);
        exportEngine = new Engine(home);
        Runners runners = new Runners(
                new Lane(trainingEngine, new TaskRunner(workers.training(), Platform::runLater)),
                new Lane(figureEngine, new TaskRunner(workers.figure(), Platform::runLater)),
                new Lane(secondEngine, new TaskRunner(workers.second(), Platform::runLater)),
                new Lane(exportEngine, new TaskRunner(workers.export(), Platform::runLater)),
                new TaskRunner(workers.paint(), Platform::runLater),
                new TaskRunner(workers.io(), Platform::runLater),
                new Debounce());
        model = new WindowModel(home, runs, runners, prompt);
        remembering = new Remembering(stage, keeper, runners.io(), model);
    }

    private static Image icon() {
        URL picture = Objects.requireNonNull(CostscapeApp.class.getResource("costscape.png"), "costscape.png");
        return new Image(picture.toExternalForm());
    }

    /** Shows the window at once; what it shows is loaded behind it. */
    void show() {
        show(List.of());
    }

    /** The same, with files that it opens instead of what it remembers. */
    void show(List<Path> files) {
        model.themeProperty().subscribe(CostscapeApp::use);
        WindowView view = new WindowView(model);
        Scene scene = new Scene(view);
        view.register(scene);
        view.requestFocus(); // nothing is marked before the keyboard is used
        stage.setTitle("Costscape");
        stage.getIcons().add(icon());
        stage.setScene(scene);
        stage.focusedProperty().addListener((property, old, focused) -> {
            if (focused) {
                model.library().refreshRuns();
            }
        });
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        setSize();
        stage.show();
        setSize(); // once more: some window managers map a window at a size of their own
        stage.setOnCloseRequest(event -> model.underWay().ifPresent(work -> {
            if (!Dialogs.stopAndClose(stage, model, work)) {
                event.consume();
            }
        }));
        stage.setOnHiding(event -> remembering.end());
        model.open(files);
        remembering.begin(files.isEmpty());
        workers.figure().execute(Engine::warmUp);
        workers.paint().execute(Painted::warmUp);
    }

    WindowModel model() {
        return model;
    }

    /**
     * Stops what is being computed and waits for it, some seconds at most: a run in training saves its checkpoint. Not
     * to be called on the toolkit's thread.
     */
    void close() {
        for (Lane lane : List.of(
                model.training().lane(),
                model.pane().figure().lane(),
                model.second().figure().lane(),
                model.exporting().lane())) {
            lane.jobProperty().get().ifPresent(job -> job.progress().cancel());
        }
        workers.training().execute(trainingEngine::close);
        workers.figure().execute(figureEngine::close);
        workers.second().execute(secondEngine::close);
        workers.export().execute(exportEngine::close);
        workers.stop(SECONDS_TO_STOP);
    }

    private void setSize() {
        Optional<WindowPlace> place = remembering.place();
        if (place.isPresent()) {
            stage.setX(place.get().x());
            stage.setY(place.get().y());
            stage.setWidth(place.get().width());
            stage.setHeight(place.get().height());
            stage.setMaximized(place.get().maximized());
            return;
        }
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
    }

    private static void use(Theme theme) {
        Application.setUserAgentStylesheet(
                theme == Theme.LIGHT
                        ? new PrimerLight().getUserAgentStylesheet()
                        : new PrimerDark().getUserAgentStylesheet());
    }
}
