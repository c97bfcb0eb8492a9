package org.costscape.app;

import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.costscape.app.work.Lane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bottom of the window: the time line, what is being computed, how far it is, and a way to stop it. */
final class StatusView extends HBox {
    private static final double BAR_WIDTH = 120;

    private final TimelineView timeline;

    StatusView(WindowModel model) {
        getStyleClass().add("status");
        Lane training = model.training().lane();
        Lane figure = model.pane().figure().lane();
        Lane second = model.second().figure().lane();
        Lane export = model.exporting().lane();
        Label ready = Labels.of("Ready", "value");
        ready.setId("ready");
        ready.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.busy(),
                        training.jobProperty(),
                        figure.jobProperty(),
                        second.jobProperty(),
                        export.jobProperty()));
        ready.managedProperty().bind(ready.visibleProperty());
        timeline = new TimelineView(model);
        setHgrow(timeline, Priority.ALWAYS);
        getChildren()
                .addAll(
                        timeline,
                        ready,
                        job("figure", figure, model.pane().figure()::stop, "Stop computing this figure"),
                        job("second", second, model.second().figure()::stop, "Stop computing the second figure"),
                        job("export", export, export::cancel, "Stop saving the animation"),
                        job("training", training, model.training()::pause, "Pause training; the run can be continued"));
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        timeline.register(scene);
    }

    private static HBox job(String id, Lane lane, Runnable stop, String meaning) {
        ProgressBar bar = new ProgressBar();
        bar.setId(id + "-progress");
        bar.setAccessibleText("Progress of " + id);
        bar.setPrefWidth(BAR_WIDTH);
        bar.progressProperty().bind(lane.fractionProperty());
        Label text = Labels.of("", "value");
        text.setId(id + "-status");
        text.textProperty().bind(lane.statusProperty());
        Button cancel = new Button();
        cancel.setId(id + "-cancel");
        cancel.setGraphic(new FontIcon(Feather.X));
        cancel.getStyleClass().addAll("button-icon", "flat");
        cancel.setAccessibleText(meaning);
        cancel.setTooltip(Labels.tooltip(meaning));
        cancel.setOnAction(event -> stop.run());
        HBox job = new HBox(text, bar, cancel);
        job.getStyleClass().add("job");
        job.visibleProperty().bind(lane.jobProperty().map(now -> now.isPresent()));
        job.managedProperty().bind(job.visibleProperty());
        return job;
    }
}
