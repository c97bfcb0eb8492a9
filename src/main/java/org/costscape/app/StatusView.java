package org.costscape.app;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bottom of the window: what is being computed, how far it is, and a way to stop it. */
final class StatusView extends HBox {
    /** Of the longest text, so that the bar does not move. */
    private static final double TEXT_WIDTH = 340;

    StatusView(WindowModel model) {
        getStyleClass().add("status");
        ObservableValue<Boolean> busy = model.work().jobProperty().map(job -> job.isPresent());
        ProgressBar bar = new ProgressBar();
        bar.setId("progress");
        bar.setAccessibleText("Progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        setHgrow(bar, Priority.ALWAYS);
        bar.progressProperty().bind(model.work().fractionProperty());
        bar.visibleProperty().bind(busy);
        Label text = Labels.of("", "value");
        text.setId("status");
        text.setMinWidth(TEXT_WIDTH);
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.work().jobProperty().get().isPresent()
                                ? model.work().statusProperty().get()
                                : "Ready",
                        model.work().jobProperty(),
                        model.work().statusProperty()));
        Button cancel = new Button();
        cancel.setGraphic(new FontIcon(Feather.X));
        cancel.getStyleClass().addAll("button-icon", "flat");
        cancel.setAccessibleText("Cancel");
        cancel.setTooltip(Labels.tooltip("Stop what is being computed; a run can be continued later (Esc)"));
        cancel.setOnAction(event -> model.work().cancel());
        cancel.visibleProperty().bind(busy);
        getChildren().addAll(text, bar, cancel);
    }
}
