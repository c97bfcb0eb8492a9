package org.costscape.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Draws what is inside the data area of a {@link HeatMapFigure} with iso-lines: smooth colours, and labelled lines. */
final class ContourPainter {
    private static final int LINES = 16;

    /** The opacity of lines, of 255. */
    private static final int LINE_ALPHA = 150;

    /** The room that a label leaves on its line on each side, and between labels. */
    private static final double LABEL_GAP = 4;

    private static final double LABELS_APART = 14;

    private final HeatMapFigure figure;
    private final HeatMapLayout layout;
    private final PanelGeometry area;
    private final Theme theme;
    private final Relief relief;
    private final List<NotePainter.Placed> notes;
    private final List<Rectangle2D> taken = new ArrayList<>();

    /** @param notes that labels of lines keep away from */
    ContourPainter(HeatMapFigure figure, HeatMapLayout layout, Theme theme, List<NotePainter.Placed> notes) {
        this.figure = figure;
        this.layout = layout;
        this.area = layout.area();
        this.theme = theme;
        this.relief = new Relief(figure);
        this.notes = notes;
    }

    void paint(Graphics2D g) {
        Rectangle2D all = new Rectangle2D.Double(area.left(), area.top(), area.width(), area.height());
        if (figure.grid().missing(figure.scale()) > 0) {
            Hatching.fill(g, all, theme);
        }
        PixelGrid pixels = PixelGrid.under(g, all);
        pixels.draw(g, colors(pixels));
        for (Tick level : IsoLevels.of(figure.scale(), figure.range(), LINES)) {
            drawLevel(g, level);
        }
    }

    /** The colours of the values, bilinear between the points, and clear where there is none. */
    private BufferedImage colors(PixelGrid pixels) {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[pixels.width()];
        double[] x = new double[row.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 2 * (pixels.xOf(i) - area.left()) / area.width() - 1;
        }
        for (int j = 0; j < pixels.height(); j++) {
            double y = 1 - 2 * (pixels.yOf(j) - area.top()) / area.height();
            for (int i = 0; i < row.length; i++) {
                double position = relief.position(x[i], y);
                row[i] =
                        Double.isFinite(position) ? 0xFF000000 | figure.colors().blended(position) : 0;
            }
            image.setRGB(0, j, row.length, 1, row, 0, row.length);
        }
        return image;
    }

    private void drawLevel(Graphics2D g, Tick level) {
        double position = figure.scale().position(level.value(), figure.range());
        Color ink = figure.colors().contrast(position);
        TextBlock label = TextBlock.oneLine(
                level.label(), layout.sizes().tick(), layout.sizes().fonts().context());
        for (Points line : relief.isoLines(position)) {
            ScreenLine path = new ScreenLine(line);
            double half = label.width() / 2 + layout.sizes().space(LABEL_GAP);
            double middle = place(path, half, label.height());
            g.setStroke(Strokes.HAIRLINE);
            g.setColor(new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), LINE_ALPHA));
            if (middle < 0) {
                g.draw(path.part(0, path.length()));
            } else {
                g.draw(path.part(0, middle - half));
                g.draw(path.part(middle + half, path.length()));
                drawLabel(g, label, path, middle, half, ink);
            }
        }
    }

    /** How far along a line its label stands: where the line is straightest and nothing else is; −1 for nowhere. */
    private double place(ScreenLine path, double half, double height) {
        double best = -1;
        double straightest = 0.97; // the chord under the label by the line's length there
        int tries = 40;
        for (int k = 1; k < tries && path.length() > 5 * half; k++) {
            double middle = path.length() * k / tries;
            if (middle < 1.2 * half || middle > path.length() - 1.2 * half) {
                continue;
            }
            Point2D from = path.at(middle - half);
            Point2D to = path.at(middle + half);
            double chord = from.distance(to) / (2 * half);
            if (chord > straightest && isFree(around(from, to, height))) {
                straightest = chord + 1e-3;
                best = middle;
            }
        }
        if (best >= 0) {
            taken.add(around(path.at(best - half), path.at(best + half), height));
        }
        return best;
    }

    private Rectangle2D around(Point2D from, Point2D to, double height) {
        double half = height / 2;
        Rectangle2D around = new Rectangle2D.Double();
        around.setFrameFromDiagonal(from, to);
        return new Rectangle2D.Double(
                around.getX() - half, around.getY() - half, around.getWidth() + height, around.getHeight() + height);
    }

    /** Whether a place is inside the area, and neither another label nor a note nor a path is near. */
    private boolean isFree(Rectangle2D place) {
        double apart = layout.sizes().space(LABELS_APART);
        Rectangle2D wide = new Rectangle2D.Double(
                place.getX() - apart,
                place.getY() - apart,
                place.getWidth() + 2 * apart,
                place.getHeight() + 2 * apart);
        Rectangle2D all = new Rectangle2D.Double(area.left(), area.top(), area.width(), area.height());
        return all.contains(place)
                && taken.stream().noneMatch(wide::intersects)
                && notes.stream().noneMatch(note -> note.covers(place))
                && figure.trails().stream().noneMatch(trail -> meets(trail, place));
    }

    private boolean meets(Trail trail, Rectangle2D place) {
        Points points = trail.points();
        for (int i = 0; i < points.size(); i++) {
            int before = Math.max(0, i - 1);
            if (Scale.LINEAR.shows(points.y(i))
                    && Scale.LINEAR.shows(points.y(before))
                    && place.intersectsLine(
                            area.pxAt(points.x(before)),
                            area.pyAt(points.y(before)),
                            area.pxAt(points.x(i)),
                            area.pyAt(points.y(i)))) {
                return true;
            }
        }
        return false;
    }

    private void drawLabel(Graphics2D g, TextBlock label, ScreenLine path, double middle, double half, Color ink) {
        Point2D from = path.at(middle - half);
        Point2D to = path.at(middle + half);
        boolean backwards = from.getX() > to.getX(); // text is never upside down
        AffineTransform before = g.getTransform();
        g.translate((from.getX() + to.getX()) / 2, (from.getY() + to.getY()) / 2);
        double way = backwards ? -1 : 1;
        g.rotate(Math.atan2(way * (to.getY() - from.getY()), way * (to.getX() - from.getX())));
        label.drawCentred(g, 0, -label.height() / 2, ink);
        g.setTransform(before);
    }

    /** An iso-line in layout units, by its length. */
    private final class ScreenLine {
        private final double[] x;
        private final double[] y;
        private final double[] reached;

        ScreenLine(Points line) {
            int n = line.size();
            x = new double[n];
            y = new double[n];
            reached = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = area.left() + (line.x(i) + 1) / 2 * area.width();
                y[i] = area.top() + (1 - line.y(i)) / 2 * area.height();
                reached[i] = i == 0 ? 0 : reached[i - 1] + Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
            }
        }

        double length() {
            return reached[reached.length - 1];
        }

        Point2D at(double length) {
            int i = 1;
            while (i < reached.length - 1 && reached[i] < length) {
                i++;
            }
            double piece = reached[i] - reached[i - 1];
            double share = piece > 0 ? (length - reached[i - 1]) / piece : 0;
            return new Point2D.Double(x[i - 1] + share * (x[i] - x[i - 1]), y[i - 1] + share * (y[i] - y[i - 1]));
        }

        Path2D part(double from, double to) {
            Path2D path = new Path2D.Double();
            Point2D start = at(from);
            path.moveTo(start.getX(), start.getY());
            for (int i = 0; i < reached.length; i++) {
                if (reached[i] > from && reached[i] < to) {
                    path.lineTo(x[i], y[i]);
                }
            }
            Point2D end = at(to);
            path.lineTo(end.getX(), end.getY());
            return path;
        }
    }
}
