package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** Draws a {@link HeatMapFigure} in layout units. */
final class HeatMapPainter {
    /** A data area less than this share of the height makes the type smaller. */
    private static final double LEAST_DATA = 0.4;

    private static final double LEAST_FACTOR = 0.2;

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
        NotePainter painter = new NotePainter(layout.area(), layout.sizes(), theme, pathsIn(layout.area()));
        List<NotePainter.Placed> notes = painter.placed(figure.notes());
        if (figure.isoLines()) {
            new ContourPainter(figure, layout, theme, notes).paint(g);
        } else {
            drawCells(g, layout);
        }
        layout.bar().ifPresent(bar -> bar.draw(g, theme));
        drawAxes(g, layout);
        drawTexts(g, layout);
        drawTrails(g, layout);
        notes.forEach(note -> painter.draw(g, note));
        return List.of(layout.area());
    }

    /** Each cell in its colour, pixel by pixel: no seam between them, whatever shows the file. */
    private void drawCells(Graphics2D g, HeatMapLayout layout) {
        PanelGeometry area = layout.area();
        PixelGrid pixels = PixelGrid.under(
                g, new Rectangle2D.Double(area.left(), area.top(), area.width(), layout.bottom() - area.top()));
        double[] xBorders = figure.grid().xBorders();
        double[] yBorders = figure.grid().yBorders();
        int[] columns = IntStream.range(0, pixels.width())
                .map(px -> ValueGrid.cell(xBorders, area.xAt(pixels.xOf(px))))
                .toArray();
        int[][] colors = colors();
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[pixels.width()];
        for (int py = 0; py < pixels.height(); py++) {
            int j = ValueGrid.cell(yBorders, area.yAt(pixels.yOf(py)));
            for (int px = 0; px < row.length; px++) {
                int i = columns[px];
                if (i < 0 || j < 0) {
                    row[px] = 0;
                } else {
                    row[px] = colors[i][j] == 0 ? Hatching.at(pixels.xOf(px), pixels.yOf(py), g, theme) : colors[i][j];
                }
            }
            image.setRGB(0, py, row.length, 1, row, 0, row.length);
        }
        pixels.draw(g, image);
    }

    /** The colour of each cell as 0xAARRGGBB, 0 for a hole. */
    private int[][] colors() {
        ValueGrid grid = figure.grid();
        Range range = figure.range();
        int[][] colors = new int[grid.columns()][grid.rows()];
        for (int i = 0; i < grid.columns(); i++) {
            for (int j = 0; j < grid.rows(); j++) {
                double value = grid.value(i, j);
                if (figure.scale().shows(value)) {
                    colors[i][j] = figure.colors()
                            .at(figure.scale().position(value, range))
                            .getRGB();
                }
            }
        }
        return colors;
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
        Shape clip = g.getClip();
        g.clip(new Rectangle2D.Double(area.left(), area.top(), area.width(), area.height()));
        for (int i = 0; i < figure.trails().size(); i++) {
            drawTrail(g, figure.trails().get(i), i, area);
        }
        g.setClip(clip);
        layout.legend().draw(g, area.left(), layout.legendTop(), theme);
    }

    /** What notes must not cover. */
    private List<Line2D> pathsIn(PanelGeometry area) {
        return figure.trails().stream()
                .flatMap(trail -> NotePainter.segments(trail.points(), Scale.LINEAR, area).stream())
                .toList();
    }

    private void drawTrail(Graphics2D g, Trail trail, int number, PanelGeometry area) {
        TrailInk ink = new TrailInk(trail, number, theme);
        int size = trail.points().size();
        Path2D path = path(trail.points(), area);
        for (int k = 0; k < size; k++) {
            if (trail.marks(k)) {
                ink.drawHalo(g, at(trail.points(), k, area));
            }
        }
        ink.drawLine(g, path);
        for (int k = 0; k < size; k++) {
            if (trail.marks(k)) {
                ink.drawMarker(g, k, at(trail.points(), k, area));
            }
        }
        if (trail.arrow() && size > 1) {
            ink.drawHead(g, at(trail.points(), size - 2, area), at(trail.points(), size - 1, area));
        }
    }

    private static Point2D at(Points points, int k, PanelGeometry area) {
        return new Point2D.Double(area.pxAt(points.x(k)), area.pyAt(points.y(k)));
    }

    private static Path2D path(Points points, PanelGeometry area) {
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
        return path;
    }
}
