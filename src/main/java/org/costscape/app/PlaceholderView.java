package org.costscape.app;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.costscape.app.kind.Placeholder;

/** What stands where a figure would be. */
final class PlaceholderView extends VBox {
    private final Label title = Labels.of("", "placeholder-title");
    private final Label text = Labels.of("", "placeholder-text");
    private final Label detail = Labels.of("", "secondary", "placeholder-detail");

    PlaceholderView(FigureModel model) {
        getStyleClass().add("figure-placeholder");
        setId("placeholder");
        for (Label label : new Label[] {title, text, detail}) {
            label.setWrapText(true);
        }
        getChildren().addAll(title, text, detail);
        model.placeholderProperty().subscribe(this::show);
        visibleProperty().bind(model.shownProperty().map(shown -> shown.isEmpty()));
    }

    private void show(Placeholder now) {
        title.setText(now.title());
        text.setText(now.text());
        detail.setText(now.detail());
    }
}
