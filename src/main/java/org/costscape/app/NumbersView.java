package org.costscape.app;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.costscape.app.kind.Fact;
import org.costscape.app.kind.Shown;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The numbers that are read off the figure, and where it may mislead. */
final class NumbersView extends VBox {
    private final VBox rows = new VBox();

    NumbersView(WindowModel model) {
        getStyleClass().add("section");
        rows.setId("numbers");
        rows.getStyleClass().add("numbers");
        getChildren().addAll(Labels.heading("Read off the figure"), rows);
        visibleProperty().bind(model.pane().figure().shownProperty().map(Optional::isPresent));
        model.pane().figure().shownProperty().subscribe(shown -> shown.ifPresent(this::show));
    }

    private void show(Shown shown) {
        List<HBox> facts = shown.facts().stream().map(NumbersView::row).toList();
        rows.getChildren().setAll(facts);
        shown.warnings().stream().map(NumbersView::warning).forEach(rows.getChildren()::add);
    }

    /** A row of its own, not one of a grid: a long value needs room only beside its own name. */
    private static HBox row(Fact fact) {
        Label name = Labels.of(fact.name(), "secondary");
        Label value = Labels.of(fact.value(), "value");
        name.setTooltip(Labels.tooltip(fact.meaning()));
        value.setTooltip(Labels.tooltip(fact.meaning()));
        value.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return new HBox(name, space, value);
    }

    private static HBox warning(String text) {
        Label label = Labels.of(text, "warning");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        HBox box = new HBox(new FontIcon(Feather.ALERT_TRIANGLE), label);
        box.getStyleClass().add("warning-row");
        return box;
    }
}
