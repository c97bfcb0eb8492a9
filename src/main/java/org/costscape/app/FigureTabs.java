package org.costscape.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.costscape.app.kind.FigureKind;

/** The kinds of figure: a tab each as far as there is room, and a menu with the others. */
final class FigureTabs extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final int KEYS = 9;
    private static final String MORE = "More";

    private final WindowModel model;
    private final Map<FigureKind<?>, Choice> choices = new LinkedHashMap<>();
    private final MenuButton more = new MenuButton(MORE);
    private final FittingRow row;

    /** A kind of figure can be chosen in two places, of which one is seen. */
    private record Choice(ToggleButton tab, RadioMenuItem item) {}

    FigureTabs(WindowModel model) {
        this.model = model;
        getStyleClass().add("tabs");
        for (FigureKind<?> kind : model.kinds()) {
            ToggleButton tab = command(kind, choices.size() + 1).toggle();
            tab.getStyleClass().add("figure-tab");
            tab.setOnAction(event -> choose(kind));
            RadioMenuItem item = new RadioMenuItem(kind.title());
            item.setId("more-" + kind.id());
            item.setOnAction(event -> choose(kind));
            choices.put(kind, new Choice(tab, item));
        }
        more.setId("more-tabs");
        more.getStyleClass().add("figure-tab");
        more.setTooltip(Labels.tooltip("More kinds of figure"));
        more.getItems().setAll(choices.values().stream().map(Choice::item).toList());
        row = new FittingRow(choices.values().stream().map(Choice::tab).toList(), more, 0);
        setHgrow(row, Priority.ALWAYS);
        getChildren().add(row);
        row.foldedProperty().subscribe(folded -> mark());
        model.kindProperty().subscribe(kind -> mark());
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        int number = 0;
        for (Map.Entry<FigureKind<?>, Choice> each : choices.entrySet()) {
            number++;
            if (number <= KEYS) {
                command(each.getKey(), number).register(scene, each.getValue().tab());
            }
        }
    }

    private void choose(FigureKind<?> kind) {
        model.kindProperty().set(kind);
        mark();
    }

    private void mark() {
        FigureKind<?> chosen = model.kindProperty().get();
        List<Node> folded = row.foldedProperty().get();
        boolean inside = false;
        for (Map.Entry<FigureKind<?>, Choice> each : choices.entrySet()) {
            boolean selected = each.getKey() == chosen;
            boolean hidden = folded.contains(each.getValue().tab());
            each.getValue().tab().setSelected(selected);
            each.getValue().item().setSelected(selected);
            each.getValue().item().setVisible(hidden);
            inside |= selected && hidden;
        }
        more.setText(inside ? chosen.title() : MORE);
        more.setAccessibleText(inside ? "More kinds of figure, " + chosen.title() : "More kinds of figure");
        more.pseudoClassStateChanged(SELECTED, inside);
    }

    private static Command command(FigureKind<?> kind, int number) {
        return new Command(
                "tab-" + kind.id(), kind.title(), kind.meaning(), number <= KEYS ? "Shortcut+" + number : "");
    }
}
