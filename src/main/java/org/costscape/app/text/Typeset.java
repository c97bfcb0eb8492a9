package org.costscape.app.text;

import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;
import org.costscape.figure.Subscripts;

/** Text whose subscripts, as figures set them, stand below the line. */
public final class Typeset {
    private static final String LOWERED = "-fx-font-size: 0.72em; -fx-translate-y: 0.3em;";
    private static final String OF_TOOLTIP = "-fx-fill: -color-fg-default;";
    private static final double WIDEST_TOOLTIP = 360;
    private static final double PADDING_OF_TOOLTIP = 24;

    private Typeset() {}

    /** Whether a text has subscripts that no letter of its own stands for, such as θ_f. */
    public static boolean isNeeded(String text) {
        return text.indexOf('_') >= 0 && Subscripts.parts(text).stream().anyMatch(Subscripts.Part::lowered);
    }

    /** The parts of a text, one beside the other. */
    public static List<Text> parts(String text) {
        return Subscripts.parts(text).stream().map(Typeset::node).toList();
    }

    private static Text node(Subscripts.Part part) {
        Text node = new Text(part.text());
        if (part.lowered()) {
            node.setStyle(LOWERED);
        }
        return node;
    }

    /** Sets the text of a label of one line; the label still says that it is {@code text}. */
    public static void set(Labeled label, String text) {
        label.setText(text);
        if (isNeeded(text)) {
            List<Text> parts = parts(text);
            parts.forEach(part -> part.fillProperty().bind(label.textFillProperty()));
            label.setGraphic(new TextFlow(parts.toArray(Text[]::new)));
            label.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        } else if (label.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY) {
            label.setGraphic(null);
            label.setContentDisplay(ContentDisplay.LEFT);
        }
    }

    /** A tooltip that wraps. */
    public static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST_TOOLTIP);
        tooltip.setShowDuration(Duration.seconds(60));
        if (isNeeded(text)) {
            List<Text> parts = parts(text);
            parts.forEach(part -> part.setStyle(part.getStyle() + OF_TOOLTIP));
            tooltip.setGraphic(new Paragraph(parts, WIDEST_TOOLTIP - PADDING_OF_TOOLTIP));
            tooltip.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }
        return tooltip;
    }

    /** As wide as its text, up to a width from which on it wraps, also where nobody tells it how wide it is. */
    private static final class Paragraph extends TextFlow {
        private final double widest;

        Paragraph(List<Text> parts, double widest) {
            super(parts.toArray(Text[]::new));
            this.widest = widest;
        }

        @Override
        protected double computePrefWidth(double height) {
            return Math.min(widest, super.computePrefWidth(height));
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? computePrefWidth(-1) : width);
        }
    }
}
