package org.costscape.app;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.costscape.app.text.Typeset;

/** Labels of one look. */
final class Labels {
    private Labels() {}

    static Label of(String text, String... styleClasses) {
        Label label = new Label();
        Typeset.set(label, text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** The heading of a part of a side panel. */
    static Label heading(String text) {
        return of(text, "heading");
    }

    /** A tooltip that wraps. */
    static Tooltip tooltip(String text) {
        return Typeset.tooltip(text);
    }
}
