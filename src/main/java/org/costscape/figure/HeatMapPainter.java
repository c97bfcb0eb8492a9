package org.costscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws a {@link HeatMapFigure} in layout units. */
final class HeatMapPainter {
    /** A data area less than this share of the height makes the type smaller. */
    private static final double LEAST_DATA = 0.4;

    private static final double LEAST_FACTOR = 0.2;

    /** What a line on the map has of its ground's colour on each side. */
    private static final double HALO = 1.5;

    private static final int BAR_STEPS = 256;
    private static final int HATCH = 6;

    private final HeatMapFigure figure;
    private final double width;
    private final double height;
    private final Theme theme;

    HeatMapPainter(HeatMapFigure figure, double width, double height, Theme theme) {
        this.figure = figure;
        this.width = width;
        this.height = height;
        this.theme = theme;
    }

    /** Draws the figure and says where its data area is, in layout units. */
    List<PanelGeometry> paint(Graphics2D g, Fonts fonts) {
        TypeSizes sizes = TypeSizes.fitting(fonts, width, height);
        HeatMapLayout layout = HeatMapLayout.of(figure, width, height, sizes);
        while (layout.area().height() < LEAST_DATA * height && sizes.factor() > LEAST_FACTOR) {
            sizes = sizes.smaller();
            layout = HeatMapLayout.of(figure, width, height, sizes);
        }
        drawSharply(g, layout);
        drawAxes(g, layout);
        drawTexts(g, layout);
        drawTrails(g, layout);
        return List.of(layout.area());
    }

    /** Cells and colours of the bar meet without a seam: each pixel belongs to one of them. */
    private void drawSharply(Graphics2D g, HeatMapLayout layout) {
        Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        drawCells(g, layout);
        drawBar(g, layout);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    }

    private void drawCells(Graphics2D g, HeatMapLayout layout) {
        ValueGrid grid = figure.grid();
        PanelGeometry area = layout.area();
        double[] x = grid.xBorders();
        double[] y = grid.yBorders();
        TexturePaint hatching = hatching();
        for (int i = 0; i < grid.columns(); i++) {
            double left = area.pxAt(x[i]);
            for (int j = 0; j < grid.rows(); j++) {
                double top = area.pyAt(y[j + 1]);
                double value = grid.value(i, j);
                g.setPaint(
                        figure.scale().shows(value)
                                ? ColorMap.viridis().at(figure.scale().position(value, layout.values()))
                                : hatching);
                g.fill(new Rectangle2D.Double(left, top, area.pxAt(x[i + 1]) - left, area.pyAt(y[j]) - top));
            }
        }
    }

    private void drawBar(Graphics2D g, HeatMapLayout layout) {
        double bar = layout.sizes().space(HeatMapLayout.BAR);
        double step = layout.area().height() / BAR_STEPS;
        for (int k = 0; k < BAR_STEPS; k++) {
            g.setPaint(ColorMap.viridis().at((k + 0.5) / BAR_STEPS));
            g.fill(new Rectangle2D.Double(layout.barLeft(), layout.bottom() - (k + 1) * step, bar, step));
        }
    }

    private TexturePaint hatching() {
        BufferedImage tile = new BufferedImage(HATCH, HATCH, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < HATCH; i++) {
            for (int j = 0; j < HATCH; j++) {
                tile.setRGB(
                        i,
                        j,
                        (i + j) % HATCH < 2
                                ? Theme.HATCHING.getRGB()
                                : theme.background().getRGB());
            }
        }
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, HATCH, HATCH));
    }

    private void drawAxes(Graphics2D g, HeatMapLayout layout) {
        PanelGeometry area = layout.area();
        TypeSizes sizes = layout.sizes();
        double mark = sizes.space(3);
        double gap = sizes.space(HeatMapLayout.TICK_GAP);
        for (Tick tick : layout.xTicks()) {
            double px = area.pxAt(tick.value());
            drawMark(g, px, layout.bottom(), px, layout.bottom() + mark);
            label(tick, sizes).drawCentred(g, px, layout.bottom() + gap, theme.secondaryText());
        }
        for (Tick tick : layout.yTicks()) {
            double py = area.pyAt(tick.value());
            TextBlock label = label(tick, sizes);
            drawMark(g, area.left() - mark, py, area.left(), py);
            label.drawRight(g, area.left() - gap, py - label.height() / 2, theme.secondaryText());
        }
        double right = layout.barLeft() + sizes.space(HeatMapLayout.BAR);
        for (Tick tick : layout.valueTicks()) {
            double py = layout.bottom() - figure.scale().position(tick.value(), layout.values()) * area.height();
            TextBlock label = label(tick, sizes);
            drawMark(g, right, py, right + mark, py);
            label.drawLeft(g, right + gap, py - label.height() / 2, theme.secondaryText());
        }
    }

    private void drawMark(Graphics2D g, double x1, double y1, double x2, double y2) {
        g.setColor(theme.secondaryText());
        g.setStroke(Strokes.HAIRLINE);
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    private static TextBlock label(Tick tick, TypeSizes sizes) {
        return TextBlock.oneLine(tick.label(), sizes.tick(), sizes.fonts().context());
    }

    private void drawTexts(Graphics2D g, HeatMapLayout layout) {
        double margin = layout.sizes().margin();
        layout.title().drawLeft(g, margin, margin, theme.text());
        layout.caption().drawLeft(g, margin, layout.captionTop(), theme.secondaryText());
        layout.yTitle().drawLeft(g, margin, layout.titleTop(layout.yTitle()), theme.text());
        layout.valueTitle().drawRight(g, width - margin, layout.titleTop(layout.valueTitle()), theme.text());
        double half = layout.xTitle().width() / 2;
        double centre = layout.area().left() + layout.area().width() / 2;
        layout.xTitle()
                .drawCentred(
                        g,
                        Math.max(margin + half, Math.min(centre, width - margin - half)),
                        layout.xTitleTop(),
                        theme.text());
    }

    /** The paths, which end where the data area does, and their labels. */
    private void drawTrails(Graphics2D g, HeatMapLayout layout) {
        PanelGeometry area = layout.area();
        double y = layout.legendTop();
        for (int i = 0; i < figure.trails().size(); i++) {
            Shape clip = g.getClip();
            g.clip(new Rectangle2D.Double(area.left(), area.top(), area.width(), area.height()));
            drawTrail(g, figure.trails().get(i).points(), area, i);
            g.setClip(clip);
            TextBlock label = layout.legend().get(i);
            double middle = y + 0.62 * layout.sizes().legend().getSize2D();
            double sample = layout.sizes().space(HeatMapLayout.SAMPLE);
            g.setColor(Theme.trail(i));
            g.setStroke(Strokes.TRAIL);
            g.draw(new Line2D.Double(area.left(), middle, area.left() + sample, middle));
            g.fill(at(area.left() + sample / 2, middle, i, 1));
            label.drawLeft(g, area.left() + sample + layout.sizes().space(HeatMapLayout.TICK_GAP), y, theme.text());
            y += label.height();
        }
    }

    private static void drawTrail(Graphics2D g, Points points, PanelGeometry area, int trail) {
        Path2D path = new Path2D.Double();
        boolean pen = false;
        for (int k = 0; k < points.size(); k++) {
            boolean shown = Scale.LINEAR.shows(points.y(k));
            if (shown && pen) {
                path.lineTo(area.pxAt(points.x(k)), area.pyAt(points.y(k)));
            } else if (shown) {
                path.moveTo(area.pxAt(points.x(k)), area.pyAt(points.y(k)));
            }
            pen = shown;
        }
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(
                (float) (Strokes.TRAIL.getLineWidth() + 2 * HALO), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path);
        fillMarkers(g, points, area, trail, 1.5);
        g.setColor(Theme.trail(trail));
        g.setStroke(Strokes.TRAIL);
        g.draw(path);
        fillMarkers(g, points, area, trail, 1);
    }

    private static void fillMarkers(Graphics2D g, Points points, PanelGeometry area, int trail, double factor) {
        for (int k = 0; k < points.size(); k++) {
            if (Scale.LINEAR.shows(points.y(k))) {
                g.fill(at(area.pxAt(points.x(k)), area.pyAt(points.y(k)), trail, factor));
            }
        }
    }

    /** The marker of a path's points at a position; paths differ in shape too. */
    private static Shape at(double px, double py, int trail, double factor) {
        AffineTransform place = AffineTransform.getTranslateInstance(px, py);
        place.scale(factor, factor);
        Role[] roles = Role.values();
        return place.createTransformedShape(Strokes.point(roles[trail % roles.length]));
    }
}
