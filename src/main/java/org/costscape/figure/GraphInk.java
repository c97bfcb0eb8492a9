package org.costscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;

/** The colours and lines of graphs. */
final class GraphInk {
    private static final float THINNEST = 1;
    private static final float THICKER = 3;
    private static final int TINT = 40;

    private GraphInk() {}

    static Color color(GraphEdge.Kind kind, Theme theme) {
        return switch (kind) {
            case KEPT, ZERO -> theme.secondaryText();
            case COPIED -> theme.of(Role.HELD_OUT);
            case HALVED -> theme.of(Role.TRAINING);
            case IDENTITY -> theme.of(Role.SERIES_1);
            case RANDOM -> theme.of(Role.SERIES_2);
            case FLOW -> theme.text();
        };
    }

    static BasicStroke stroke(GraphEdge.Kind kind, double strength) {
        float width = THINNEST + THICKER * (float) strength;
        return switch (kind) {
            case KEPT, FLOW -> stroke(width);
            case COPIED -> stroke(width, 7, 3);
            case HALVED -> stroke(width, 2, 2.5f);
            case IDENTITY -> stroke(width, 11, 3, 2, 3);
            case ZERO -> stroke(width, 1, 4);
            case RANDOM -> stroke(width, 4, 4);
        };
    }

    static Color outline(GraphNode.Accent accent, Theme theme) {
        return switch (accent) {
            case NONE -> theme.secondaryText();
            case COPIED -> theme.of(Role.HELD_OUT);
            case NEW -> theme.of(Role.SERIES_1);
        };
    }

    static BasicStroke stroke(GraphNode.Accent accent) {
        return switch (accent) {
            case NONE -> stroke(1.25f);
            case COPIED -> stroke(2.5f);
            case NEW -> stroke(2.5f, 5, 2.5f);
        };
    }

    /** What a node is filled with: a breath of its outline. */
    static Color fill(GraphNode.Accent accent, Theme theme) {
        Color outline = outline(accent, theme);
        return accent == GraphNode.Accent.NONE
                ? theme.wall()
                : new Color(outline.getRed(), outline.getGreen(), outline.getBlue(), TINT);
    }

    private static BasicStroke stroke(float width, float... dashes) {
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }
}
