package org.costscape.app;

import java.util.Optional;
import javafx.scene.layout.StackPane;

/** A figure, or what stands in its place. */
final class FigurePane extends StackPane {
    FigurePane(WindowModel model, PaneModel pane, String id) {
        FigureView figure = new FigureView(model, pane);
        figure.setId(id);
        figure.visibleProperty().bind(pane.figure().shownProperty().map(Optional::isPresent));
        setMinSize(0, 0);
        getChildren().addAll(figure, new PlaceholderView(pane.figure()));
    }
}
