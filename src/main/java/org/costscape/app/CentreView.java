package org.costscape.app;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.costscape.app.kind.Shown;
import org.costscape.app.text.Typeset;
import org.costscape.figure.CurveFigure;

/** The centre of the window: which figure, the figure, and the values under the pointer. */
final class CentreView extends VBox {
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");

    private static final Command SAME_SCALE = new Command(
            "same-scale",
            "Same scale",
            "Equal heights and colours are equal values in both figures; off, each has the scale that fits it",
            "F7");

    private final WindowModel model;
    private final FigureTabs tabs;
    private final HBox panes;
    private final StackPane place;
    private final ToggleButton sameScale = SAME_SCALE.toggle();
    private final Label readout = Labels.of("", "readout");

    CentreView(WindowModel model) {
        this.model = model;
        getStyleClass().add("centre");
        setMinWidth(0);
        FigurePane pane = new FigurePane(model, model.pane(), "figure");
        FigurePane beside = new FigurePane(model, model.second(), "second-figure");
        panes = new HBox(pane);
        panes.setFillHeight(true);
        for (FigurePane each : List.of(pane, beside)) {
            HBox.setHgrow(each, Priority.ALWAYS);
            each.setPrefWidth(0); // so that two share the width
        }
        model.besideProperty()
                .subscribe(both -> panes.getChildren().setAll(both ? List.of(pane, beside) : List.of(pane)));
        panes.setMinSize(0, 0);
        MessageBar message = new MessageBar(model);
        StackPane.setAlignment(message, Pos.TOP_CENTER);
        place = new StackPane(panes, message); // which lies over the figure, and does not move it
        place.setMinSize(0, 0);
        setVgrow(place, Priority.ALWAYS);
        readout.setId("readout");
        readout.setMaxWidth(Double.MAX_VALUE);
        tabs = new FigureTabs(model);
        HBox bottom = new HBox(readout, sameScale);
        HBox.setHgrow(readout, Priority.ALWAYS);
        bottom.getStyleClass().add("readout-row");
        sameScale.getStyleClass().add("flat");
        sameScale.selectedProperty().bindBidirectional(model.sameScale().onProperty());
        sameScale.visibleProperty().bind(model.sameScale().offeredProperty());
        sameScale.managedProperty().bind(sameScale.visibleProperty());
        sameScale.disableProperty().bind(model.sameScale().offeredProperty().not()); // its key too
        sameScale.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(tabs, place, bottom);
        model.pane().hover().hitProperty().subscribe(now -> read());
        model.second().hover().hitProperty().subscribe(now -> read());
        model.pane().figure().shownProperty().subscribe(now -> read());
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        tabs.register(scene);
        SAME_SCALE.register(scene, sameScale);
    }

    /** Gives the figure away, to be shown elsewhere. */
    Node lend() {
        place.getChildren().remove(panes);
        return panes;
    }

    /** Shows the figure again that was given away. */
    void takeBack() {
        place.getChildren().add(0, panes);
    }

    private void read() {
        Optional<Hit> hit = model.pane()
                .hover()
                .hitProperty()
                .get()
                .or(() -> model.second().hover().hitProperty().get());
        Typeset.set(
                readout,
                hit.map(Hit::text)
                        .orElseGet(() -> model.pane()
                                .figure()
                                .shownProperty()
                                .get()
                                .map(CentreView::howToRead)
                                .orElse("")));
        readout.pseudoClassStateChanged(IDLE, hit.isEmpty());
    }

    private static String howToRead(Shown shown) {
        if (shown.figure().viewpoint().isPresent()) {
            return "Drag to turn, Shift and drag to move, scroll to zoom, double click to reset; point to read its values.";
        }
        if (shown.points().isPresent()) {
            return "Point at the figure to read its values; right click for what can be done at that point.";
        }
        return shown.figure() instanceof CurveFigure
                ? "Point at the figure, or press ← and → in it, to read its values."
                : "";
    }
}
