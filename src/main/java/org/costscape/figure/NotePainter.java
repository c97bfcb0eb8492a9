package org.costscape.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places notes near their points, each where it covers nothing, and draws them with a thin line to the point. */
final class NotePainter {
    private static final double[] DISTANCES = {24, 34, 46, 60, 76, 94};

    /** Degrees from upwards, in order of preference. */
    private static final int[] ANGLES = {0, -25, 25, -50, 50, -75, 75, 180, -105, 105, -140, 140};

    private static final double APART = 4;
    private static final double POINT = 3;
    /** Under a line to a point, where it crosses a map. */
    private static final BasicStroke HALO = new BasicStroke(2.5f);

    private static final int GROUND_ALPHA = 215;

    private final PanelGeometry area;
    private final TypeSizes sizes;
    private final Theme theme;
    private final List<Line2D> lines;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Point2D> points = new ArrayList<>();

    /** @param lines what notes must not cover, in layout units */
    NotePainter(PanelGeometry area, TypeSizes sizes, Theme theme, List<Line2D> lines) {
        this.area = area;
        this.sizes = sizes;
        this.theme = theme;
        this.lines = lines;
    }

    /** Keeps notes away from a place, such as a legend's. */
    void avoid(Rectangle2D place) {
        taken.add(place);
    }

    /** The segments of a path through points that can be shown, in layout units. */
    static List<Line2D> segments(Points points, Scale yScale, PanelGeometry area) {
        List<Line2D> segments = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            if (yScale.shows(points.y(i - 1)) && yScale.shows(points.y(i))) {
                segments.add(new Line2D.Double(
                        area.pxAt(points.x(i - 1)),
                        area.pyAt(points.y(i - 1)),
                        area.pxAt(points.x(i)),
                        area.pyAt(points.y(i))));
            }
        }
        return segments;
    }

    void draw(Graphics2D g, List<Note> notes) {
        placed(notes).forEach(note -> draw(g, note));
    }

    /** A note with its place, and the line to its point. */
    record Placed(TextBlock text, Point2D at, Rectangle2D place, Line2D leader) {
        /** What it covers: its place, and around its line. */
        boolean covers(Rectangle2D other) {
            return place.intersects(other) || leader.intersects(other);
        }
    }

    /** The notes that find a place, one after the other; each keeps the later ones away. */
    List<Placed> placed(List<Note> notes) {
        notes.forEach(note -> points.add(new Point2D.Double(area.pxAt(note.x()), area.pyAt(note.y()))));
        List<Placed> placed = new ArrayList<>();
        for (Note note : notes) {
            Point2D at = new Point2D.Double(area.pxAt(note.x()), area.pyAt(note.y()));
            TextBlock text =
                    TextBlock.wrapped(note.text(), sizes.legend(), sizes.fonts().context(), area.width() / 3);
            place(at, text).ifPresent(place -> {
                taken.add(place);
                placed.add(new Placed(text, at, place, leader(place, at)));
            });
        }
        return placed;
    }

    /** The nearest free place; empty where none is. */
    Optional<Rectangle2D> place(Point2D at, TextBlock text) {
        for (double distance : DISTANCES) {
            for (int angle : ANGLES) {
                double right = Math.sin(Math.toRadians(angle));
                double down = -Math.cos(Math.toRadians(angle));
                double x = at.getX() + right * (sizes.space(distance) + text.width() / 2);
                double y = at.getY() + down * (sizes.space(distance) + text.height() / 2);
                Rectangle2D place = new Rectangle2D.Double(
                        x - text.width() / 2, y - text.height() / 2, text.width(), text.height());
                if (isFree(place, at)) {
                    return Optional.of(place);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isFree(Rectangle2D place, Point2D at) {
        double apart = sizes.space(APART);
        Rectangle2D wide = new Rectangle2D.Double(
                place.getX() - apart,
                place.getY() - apart,
                place.getWidth() + 2 * apart,
                place.getHeight() + 2 * apart);
        Line2D leader = leader(place, at);
        double own = distance(at, place);
        return points.stream().noneMatch(other -> !other.equals(at) && distance(other, place) < own)
                && new Rectangle2D.Double(area.left(), area.top(), area.width(), area.height()).contains(wide)
                && taken.stream().noneMatch(other -> other.intersects(wide) || leader.intersects(other))
                && lines.stream().noneMatch(line -> line.intersects(wide) || line.intersectsLine(leader));
    }

    private static double distance(Point2D point, Rectangle2D place) {
        double x = Math.max(place.getMinX(), Math.min(point.getX(), place.getMaxX()));
        double y = Math.max(place.getMinY(), Math.min(point.getY(), place.getMaxY()));
        return point.distance(x, y);
    }

    /** From the note's border to near the point. */
    private Line2D leader(Rectangle2D place, Point2D at) {
        double x = Math.max(place.getMinX(), Math.min(at.getX(), place.getMaxX()));
        double y = Math.max(place.getMinY(), Math.min(at.getY(), place.getMaxY()));
        double share = sizes.space(3 * POINT) / at.distance(x, y);
        return new Line2D.Double(x, y, at.getX() + share * (x - at.getX()), at.getY() + share * (y - at.getY()));
    }

    void draw(Graphics2D g, Placed note) {
        Rectangle2D place = note.place();
        double apart = sizes.space(APART);
        Shape behind = new Rectangle2D.Double(
                place.getX() - apart, place.getY(), place.getWidth() + 2 * apart, place.getHeight());
        Ground.fill(g, behind, theme, GROUND_ALPHA);
        Ground.fill(g, HALO.createStrokedShape(note.leader()), theme, GROUND_ALPHA);
        g.setColor(theme.text());
        g.setStroke(Strokes.HAIRLINE);
        g.draw(note.leader());
        double point = sizes.space(POINT);
        g.fill(new Ellipse2D.Double(note.at().getX() - point / 2, note.at().getY() - point / 2, point, point));
        note.text().drawCentred(g, place.getCenterX(), place.getY(), theme.text());
    }
}
