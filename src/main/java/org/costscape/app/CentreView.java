package org.costscape.app;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The centre of the window: which figure, the figure, and the values under the pointer. */
final class CentreView extends VBox {
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");
    private static final String HOW_TO_READ = "Point at the figure, or press ← and → in it, to read its values.";

    private final WindowModel model;
    private final Map<FigureTab, ToggleButton> tabs = new EnumMap<>(FigureTab.class);
    private final Label readout = Labels.of("", "readout");

    CentreView(WindowModel model) {
        this.model = model;
        getStyleClass().add("centre");
        setMinWidth(0);
        FigureView figure = new FigureView(model);
        figure.visibleProperty().bind(model.figure().shownProperty().map(shown -> shown.isPresent()));
        StackPane place = new StackPane(figure, new PlaceholderView(model));
        place.setMinSize(0, 0);
        setVgrow(place, Priority.ALWAYS);
        readout.setId("readout");
        readout.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(tabBar(), new MessageBar(model), place, readout);
        model.hover().hitProperty().subscribe(now -> read());
        model.figure().shownProperty().subscribe(now -> read());
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        tabs.forEach((tab, button) -> command(tab).register(scene, button));
    }

    private HBox tabBar() {
        HBox bar = new HBox();
        bar.getStyleClass().add("tabs");
        ToggleGroup group = new ToggleGroup();
        for (FigureTab tab : FigureTab.values()) {
            ToggleButton button = command(tab).toggle();
            button.setToggleGroup(group);
            button.getStyleClass().add("figure-tab");
            button.setOnAction(event -> choose(tab));
            tabs.put(tab, button);
            bar.getChildren().add(button);
        }
        model.figure().tabProperty().subscribe(this::mark);
        return bar;
    }

    private void choose(FigureTab tab) {
        model.figure().tabProperty().set(tab);
        mark(tab);
    }

    private void mark(FigureTab tab) {
        tabs.forEach((each, button) -> button.setSelected(each == tab));
    }

    private void read() {
        boolean figure = model.figure().shownProperty().get().isPresent();
        readout.setText(model.hover().hitProperty().get().map(Hit::text).orElse(figure ? HOW_TO_READ : ""));
        readout.pseudoClassStateChanged(IDLE, model.hover().hitProperty().get().isEmpty());
    }

    private static Command command(FigureTab tab) {
        return new Command("tab-" + tab.name().toLowerCase(Locale.ROOT), tab.title(), tab.meaning(), tab.key());
    }
}
