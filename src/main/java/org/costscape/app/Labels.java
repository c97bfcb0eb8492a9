package org.costscape.app;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Labels of one look. */
final class Labels {
    private static final double WIDEST_TOOLTIP = 360;

    private Labels() {}

    static Label of(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** The heading of a part of a side panel. */
    static Label heading(String text) {
        return of(text, "heading");
    }

    /** A tooltip that wraps. */
    static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST_TOOLTIP);
        tooltip.setShowDuration(Duration.seconds(60));
        return tooltip;
    }
}
