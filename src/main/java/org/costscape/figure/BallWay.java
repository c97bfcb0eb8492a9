package org.costscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** Draws the way of a ball over a panel: where it starts hollow, dots that become darker, where it rests filled. */
final class BallWay {
    private static final double BALL = 5.5;
    private static final double DOT = 2.2;
    private static final double ARROW = 13;

    /** Dots nearer to each other than this are one. */
    private static final double APART = 4.5;

    private static final int FAINTEST = 70;
    private static final int DARKEST = 235;
    private static final BasicStroke EDGE = new BasicStroke(1.75f);

    private BallWay() {}

    /** Draws a curve whose style is a way. */
    static void draw(Graphics2D g, Curve curve, PanelGeometry area, Scale yScale, Theme theme) {
        List<Point2D> dots = dots(curve.points(), area, yScale);
        if (dots.isEmpty()) {
            return;
        }
        Color color = theme.of(curve.role());
        for (int i = 1; i < dots.size(); i++) {
            int alpha = FAINTEST + (DARKEST - FAINTEST) * i / dots.size();
            g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha));
            g.fill(disc(dots.get(i), DOT));
        }
        drawStart(g, dots.get(0), color, theme);
        Point2D end = dots.get(dots.size() - 1);
        if (curve.style() == Curve.Style.TO_REST) {
            Ground.fill(g, disc(end, BALL + 1), theme);
            g.setColor(color);
            g.fill(disc(end, BALL));
        } else if (dots.size() > 1) {
            g.setColor(color);
            g.fill(arrow(dots.get(dots.size() - 2), end));
        }
    }

    /** A sample for a legend. */
    static void drawSample(Graphics2D g, double left, double right, double y, Color color, Theme theme) {
        g.setColor(color);
        for (int i = 1; i <= 3; i++) {
            g.fill(disc(new Point2D.Double(left + BALL + i * (right - left - BALL) / 4, y), DOT));
        }
        drawStart(g, new Point2D.Double(left + BALL, y), color, theme);
    }

    private static void drawStart(Graphics2D g, Point2D at, Color color, Theme theme) {
        Ground.fill(g, disc(at, BALL), theme);
        g.setColor(color);
        g.setStroke(EDGE);
        g.draw(disc(at, BALL - 0.5));
    }

    /** The points that can be shown and are apart from each other, and the last one. */
    private static List<Point2D> dots(Points points, PanelGeometry area, Scale yScale) {
        List<Point2D> dots = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (yScale.shows(points.y(i)) && area.xScale().shows(points.x(i))) {
                Point2D at = new Point2D.Double(area.pxAt(points.x(i)), area.pyAt(points.y(i)));
                if (dots.isEmpty() || i == points.size() - 1 || at.distance(dots.get(dots.size() - 1)) >= APART) {
                    dots.add(at);
                }
            }
        }
        return dots;
    }

    private static Ellipse2D disc(Point2D at, double radius) {
        return new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
    }

    private static Shape arrow(Point2D from, Point2D at) {
        AffineTransform place = AffineTransform.getTranslateInstance(at.getX(), at.getY());
        place.rotate(at.getX() - from.getX(), at.getY() - from.getY());
        Path2D head = new Path2D.Double();
        head.moveTo(ARROW, 0);
        head.lineTo(0, 0.5 * ARROW);
        head.lineTo(0, -0.5 * ARROW);
        head.closePath();
        return place.createTransformedShape(head);
    }
}
