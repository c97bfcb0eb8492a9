package org.costscape.app;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The time line: scrubs through the snapshots of a run, and every figure follows. */
final class TimelineView extends HBox {
    private static final PseudoClass USUAL = PseudoClass.getPseudoClass("usual");
    private static final Command BEFORE =
            new Command("snapshot-before", "Snapshot before", "Show figures at the snapshot before", "Shortcut+LEFT");
    private static final Command AFTER =
            new Command("snapshot-after", "Next snapshot", "Show figures at the next snapshot", "Shortcut+RIGHT");
    private static final Command RELEASE = new Command(
            "snapshot-usual",
            "Usual snapshot",
            "Let each figure show the snapshot that it usually does: first, best (of the lowest held-out cost) or last",
            "Shortcut+UP");
    private static final Command LIVE =
            new Command("live", "Live", "Compute the figure anew with each snapshot while the run is trained", "F6");

    private final TimelineModel model;
    private final Button before = BEFORE.iconButton(Feather.CHEVRON_LEFT);
    private final Button after = AFTER.iconButton(Feather.CHEVRON_RIGHT);
    private final Button release = RELEASE.iconButton(Feather.ROTATE_CCW);
    private final ToggleButton live = LIVE.toggle();
    private final Slider slider = new Slider(0, 1, 0);
    private final Label text = Labels.of("", "value");
    private boolean following;

    TimelineView(WindowModel window) {
        this.model = window.timeline();
        getStyleClass().add("timeline");
        slider.setId("timeline");
        slider.setAccessibleText("Snapshot of the run");
        slider.setTooltip(Labels.tooltip("The snapshot that figures are drawn at"));
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(1);
        slider.setSnapToTicks(true);
        slider.setShowTickMarks(true);
        HBox.setHgrow(slider, Priority.ALWAYS);
        live.setGraphic(new FontIcon(Feather.RADIO));
        live.getStyleClass().add("flat");
        text.setId("timeline-text");
        live.setSelected(window.live().get());
        window.live().subscribe(live::setSelected);
        live.setOnAction(event -> window.live().set(live.isSelected()));
        before.setOnAction(event -> model.move(-1));
        after.setOnAction(event -> model.move(1));
        release.setOnAction(event -> model.release());
        slider.valueProperty().addListener((property, old, now) -> {
            if (!following) {
                model.choose((int) Math.round(now.doubleValue()));
            }
        });
        getChildren().addAll(before, slider, after, text, release, live);
        model.stepsProperty().subscribe(steps -> follow());
        model.chosenProperty().subscribe(chosen -> follow());
        model.usualProperty().subscribe(usual -> follow());
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        BEFORE.register(scene, before);
        AFTER.register(scene, after);
        RELEASE.register(scene, release);
        LIVE.register(scene, live);
    }

    private void follow() {
        following = true;
        int snapshots = model.stepsProperty().get().size();
        slider.setMax(Math.max(1, snapshots - 1));
        slider.setValue(Math.max(0, model.index()));
        slider.setDisable(snapshots < 2);
        before.setDisable(snapshots < 2);
        after.setDisable(snapshots < 2);
        release.setDisable(model.chosenProperty().get().isEmpty());
        slider.pseudoClassStateChanged(USUAL, model.chosenProperty().get().isEmpty());
        text.setText(model.text());
        following = false;
    }
}
