package org.costscape.app;

import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.costscape.experiment.Experiment;

/** The left of the window: experiments, and below them runs. */
final class LibraryView extends VBox {
    private static final double CELL_HEIGHT = 40;

    private final WindowModel model;
    private final ListView<Experiment> experiments;
    private final ListView<RunItem> runs;
    private boolean following;

    LibraryView(WindowModel model) {
        this.model = model;
        getStyleClass().addAll("side", "left");
        experiments = new ListView<>(model.library().experiments());
        experiments.setId("experiments");
        experiments.setAccessibleText("Experiments");
        experiments.setCellFactory(list -> new ExperimentCell());
        experiments.setPlaceholder(empty("There are no experiments in the folder models."));
        experiments.setFixedCellSize(CELL_HEIGHT);
        experiments
                .prefHeightProperty()
                .bind(Bindings.size(model.library().experiments())
                        .multiply(CELL_HEIGHT)
                        .add(2));
        experiments.setMinHeight(2 * CELL_HEIGHT);
        runs = new ListView<>(model.library().runs());
        runs.setFixedCellSize(CELL_HEIGHT);
        runs.setId("runs");
        runs.setAccessibleText("Runs");
        runs.setCellFactory(list -> new RunCell());
        runs.setPlaceholder(empty("Nothing is trained yet. Choose an experiment and press ▶."));
        setVgrow(runs, Priority.ALWAYS);
        getChildren().addAll(Labels.heading("Experiments"), experiments, Labels.heading("Runs"), runs);
        bind();
    }

    private void bind() {
        experiments.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && !following) {
                choose(() -> model.select(now));
                follow();
            }
        });
        runs.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && !following) {
                choose(() -> model.select(now));
                if (now.model().isPresent()) { // one that cannot be read stays marked, or the keyboard would be stuck
                    follow();
                }
            }
        });
        model.experimentProperty().addListener((property, old, now) -> followUnlessChoosing());
        model.runProperty().addListener((property, old, now) -> followUnlessChoosing());
        runs.getItems().addListener((Observable changed) -> follow());
    }

    /** Hands on what was clicked; a list must not change its selection while it tells of a change. */
    private void choose(Runnable choice) {
        following = true;
        try {
            choice.run();
        } finally {
            following = false;
        }
    }

    private void followUnlessChoosing() {
        if (!following) {
            follow();
        }
    }

    /** Marks what the model has chosen: a run, or else an experiment. */
    private void follow() {
        following = true;
        Optional<RunItem> run = model.runProperty().get().map(RunItem::of).filter(runs.getItems()::contains);
        run.ifPresentOrElse(this::mark, runs.getSelectionModel()::clearSelection);
        model.experimentProperty()
                .get()
                .filter(chosen -> model.runProperty().get().isEmpty())
                .ifPresentOrElse(
                        experiments.getSelectionModel()::select, experiments.getSelectionModel()::clearSelection);
        following = false;
    }

    private void mark(RunItem run) {
        if (!run.equals(runs.getSelectionModel().getSelectedItem())) {
            runs.getSelectionModel().select(run);
            runs.scrollTo(run);
        }
    }

    private static Label empty(String text) {
        Label label = Labels.of(text, "secondary", "empty");
        label.setWrapText(true);
        return label;
    }
}
