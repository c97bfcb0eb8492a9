package org.costscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Draws paths in their colours on a halo, where a map or a surface says that they are; arrows in the colour of text. */
final class TrailInk {
    /** What a line has of its halo on each side. */
    private static final double HALO = 1.5;

    /** The size of what a hollow marker is hollow in. */
    private static final double HOLLOW = 0.6;

    private static final double ARROW = 11;

    private final Trail trail;
    private final int number;
    private final Color color;
    private final Color halo;

    /** @param number of the path in its figure: decides colour and marker */
    TrailInk(Trail trail, int number, Theme theme) {
        this.trail = trail;
        this.number = number;
        this.color = color(trail, number, theme);
        this.halo = trail.arrow() ? theme.background() : Color.WHITE;
    }

    private static Color color(Trail trail, int number, Theme theme) {
        if (trail.arrow()) {
            return theme.text();
        }
        return trail.style() == Trail.Style.LINE
                ? Color.BLACK
                : trail.role().map(theme::of).orElseGet(() -> Theme.trail(number));
    }

    void drawLine(Graphics2D g, Shape path) {
        g.setColor(halo);
        g.setStroke(new BasicStroke(
                (float) (Strokes.TRAIL.getLineWidth() + 2 * HALO), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path);
        g.setColor(color);
        g.setStroke(Strokes.TRAIL);
        g.draw(path);
    }

    /** A part of the path that something hides, or its shadow: without a halo. */
    void drawFaintly(Graphics2D g, Shape path, BasicStroke stroke, double opacity) {
        g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity)));
        g.setStroke(stroke);
        g.draw(path);
    }

    /** The halo behind a marker, to be drawn before the lines of the path. */
    void drawHalo(Graphics2D g, Point2D at) {
        g.setColor(halo);
        g.fill(marker(at, 1.5));
    }

    /** The marker of point {@code i} of the path. */
    void drawMarker(Graphics2D g, int i, Point2D at) {
        g.setColor(color);
        g.fill(marker(at, 1));
        if (trail.hollow().contains(i)) {
            g.setColor(halo);
            g.fill(marker(at, HOLLOW));
        }
    }

    /** The marker of a point that something hides: its outline. */
    void drawHiddenMarker(Graphics2D g, Point2D at) {
        drawFaintly(g, marker(at, 0.9), Strokes.HAIRLINE, 0.8);
    }

    /** The head of an arrow that comes from {@code from}. */
    void drawHead(Graphics2D g, Point2D from, Point2D at) {
        AffineTransform place = AffineTransform.getTranslateInstance(at.getX(), at.getY());
        place.rotate(at.getX() - from.getX(), at.getY() - from.getY());
        Path2D head = new Path2D.Double();
        head.moveTo(1, 0);
        head.lineTo(-ARROW, 0.42 * ARROW);
        head.lineTo(-0.75 * ARROW, 0);
        head.lineTo(-ARROW, -0.42 * ARROW);
        head.closePath();
        Shape shape = place.createTransformedShape(head);
        g.setColor(halo);
        g.setStroke(new BasicStroke((float) (2 * HALO), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
        g.setColor(color);
        g.fill(shape);
    }

    /** A sample for the legend, a horizontal line with its marker or head. */
    void drawSample(Graphics2D g, double left, double right, double y) {
        g.setColor(color);
        g.setStroke(Strokes.TRAIL);
        g.draw(new Line2D.Double(left, y, trail.arrow() ? right - 2 : right, y));
        if (trail.arrow()) {
            drawHead(g, new Point2D.Double(left, y), new Point2D.Double(right, y));
            g.fill(marker(new Point2D.Double(left, y), 1));
        } else {
            g.fill(marker(new Point2D.Double((left + right) / 2, y), 1));
        }
    }

    /** Paths differ in the shape of their markers too. */
    private Shape marker(Point2D at, double factor) {
        AffineTransform place = AffineTransform.getTranslateInstance(at.getX(), at.getY());
        place.scale(factor, factor);
        Role[] roles = Role.values();
        return place.createTransformedShape(Strokes.point(trail.role().orElse(roles[number % roles.length])));
    }
}
