package org.costscape.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.costscape.task.Parallel;

/** Draws a {@link ReliefFigure} in layout units: lines and text as such, only the surface itself as pixels. */
final class ReliefPainter {
    private static final double H = Projection.HALF_HEIGHT;

    /** A room less this share of the height makes the type smaller. */
    private static final double LEAST_ROOM = 0.45;

    private static final double LEAST_FACTOR = 0.2;

    private static final double ISO_LINE_WIDTH = 0.8;

    /** Paths follow the surface in pieces of this length, in half sides of the box. */
    private static final double PIECE = 0.012;

    private static final BasicStroke HIDDEN =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {2.5f, 2.5f}, 0);
    private static final BasicStroke SHADOW = new BasicStroke(1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private final ReliefFigure asked;
    private final PreparedRelief prepared;
    private final ReliefFigure figure;
    private final HeatMapFigure map;
    private final double width;
    private final double height;
    private final Theme theme;
    private final int samples;

    /** @param samples of a pixel, in each direction: 1, or 2 for smooth edges */
    ReliefPainter(ReliefFigure figure, double width, double height, Theme theme, int samples) {
        this.prepared = PreparedRelief.of(figure.map());
        this.map = figure.map().withValueRange(prepared.range()); // found once, not by each who asks
        this.figure = new ReliefFigure(map, figure.camera(), figure.mesh());
        this.asked = figure;
        this.width = width;
        this.height = height;
        this.theme = theme;
        this.samples = samples;
    }

    /** Draws the figure and says what is seen where, in pixels. */
    PaintedPanel paint(Graphics2D g, Fonts fonts) {
        ReliefLayout layout = layout(fonts);
        Shape clip = g.getClip();
        Rectangle2D area = layout.room().contains(layout.axes().box())
                ? new Rectangle2D.Double(0, 0, width, height)
                : layout.room();
        g.clip(area);
        drawBox(g, layout);
        List<ReliefTrail> trails = map.trails().stream()
                .map(trail -> new ReliefTrail(trail, map.grid(), prepared.relief(), layout.view(), PIECE))
                .toList();
        drawFloor(g, layout);
        for (int i = 0; i < trails.size(); i++) {
            new TrailInk(map.trails().get(i), i, theme)
                    .drawFaintly(g, trails.get(i).shadow(), SHADOW, 0.3);
        }
        drawSurface(g, layout);
        drawTrails(g, trails);
        drawAxes(g, layout);
        g.setClip(clip);
        layout.bar().ifPresent(bar -> bar.draw(g, theme));
        drawTexts(g, layout);
        AffineTransform pixels = g.getTransform();
        return new ReliefPanel(
                asked,
                0,
                prepared.relief(),
                layout.view().magnified(pixels.getScaleX(), -pixels.getTranslateX(), -pixels.getTranslateY()),
                pixels.createTransformedShape(area).getBounds2D());
    }

    /** The layout with type small enough that the box has room. */
    ReliefLayout layout(Fonts fonts) {
        TypeSizes sizes = TypeSizes.fitting(fonts, width, height);
        ReliefLayout layout = ReliefLayout.of(figure, width, height, sizes);
        while (layout.room().getHeight() < LEAST_ROOM * height && sizes.factor() > LEAST_FACTOR) {
            sizes = sizes.smaller();
            layout = ReliefLayout.of(figure, width, height, sizes);
        }
        return layout;
    }

    /** The floor and the walls behind, with hairlines at the ticks. */
    private void drawBox(Graphics2D g, ReliefLayout layout) {
        Projection view = layout.view();
        BoxAxes axes = layout.axes();
        double farX = -axes.edges().nearX();
        double farY = -axes.edges().nearY();
        Path2D floor = polygon(view, new double[][] {{-1, -1, -H}, {1, -1, -H}, {1, 1, -H}, {-1, 1, -H}});
        Path2D wallX = polygon(view, new double[][] {{farX, -1, -H}, {farX, 1, -H}, {farX, 1, H}, {farX, -1, H}});
        Path2D wallY = polygon(view, new double[][] {{-1, farY, -H}, {1, farY, -H}, {1, farY, H}, {-1, farY, H}});
        g.setColor(theme.wall());
        g.fill(wallX);
        g.fill(wallY);
        g.setColor(theme.floor());
        g.fill(floor);
        g.setColor(theme.grid());
        g.setStroke(Strokes.HAIRLINE);
        for (BoxAxes.Line line : axes.xLines()) {
            g.draw(line(view, line.at(), -1, -H, line.at(), 1, -H));
            g.draw(line(view, line.at(), farY, -H, line.at(), farY, H));
        }
        for (BoxAxes.Line line : axes.yLines()) {
            g.draw(line(view, -1, line.at(), -H, 1, line.at(), -H));
            g.draw(line(view, farX, line.at(), -H, farX, line.at(), H));
        }
        for (BoxAxes.Line line : axes.zLines()) {
            double z = H * line.at();
            g.draw(line(view, farX, -1, z, farX, 1, z));
            g.draw(line(view, -1, farY, z, 1, farY, z));
        }
        g.setColor(theme.line());
        g.draw(floor);
        g.draw(wallX);
        g.draw(wallY);
    }

    /** What the surface would be on a map, faintly: iso-lines and holes. */
    private void drawFloor(Graphics2D g, ReliefLayout layout) {
        Projection view = layout.view();
        Hatching.fill(g, prepared.relief().holes(view), theme);
        g.setStroke(Strokes.HAIRLINE);
        for (int k = 0; k < prepared.levels().size(); k++) {
            Color color = map.colors().at(prepared.levels().get(k));
            g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 130));
            for (Points line : prepared.lines().get(k)) {
                Path2D path = new Path2D.Double();
                for (int i = 0; i < line.size(); i++) {
                    add(path, i == 0, screen(view, line.x(i), line.y(i), -H));
                }
                g.draw(path);
            }
        }
    }

    private void drawSurface(Graphics2D g, ReliefLayout layout) {
        Rectangle2D part = layout.axes().box().createIntersection(layout.room());
        if (part.isEmpty()) {
            return;
        }
        PixelGrid pixels = PixelGrid.under(g, part);
        ReliefRasterizer rasterizer = new ReliefRasterizer(
                prepared.relief(),
                prepared.ink(),
                pixels.of(layout.view()),
                pixels.width(),
                pixels.height(),
                samples,
                ISO_LINE_WIDTH * pixels.scale(),
                figure.mesh());
        try (Parallel parallel = Parallel.ofMachine()) {
            pixels.draw(g, rasterizer.draw(parallel));
        }
    }

    private void drawTrails(Graphics2D g, List<ReliefTrail> trails) {
        for (int i = 0; i < trails.size(); i++) {
            ReliefTrail trail = trails.get(i);
            TrailInk ink = new TrailInk(map.trails().get(i), i, theme);
            ink.drawFaintly(g, trail.hidden(), HIDDEN, 0.75);
            trail.marks().stream().filter(ReliefTrail.Mark::visible).forEach(mark -> ink.drawHalo(g, mark.at()));
            ink.drawLine(g, trail.visible());
            for (ReliefTrail.Mark mark : trail.marks()) {
                if (mark.visible()) {
                    ink.drawMarker(g, mark.point(), mark.at());
                } else {
                    ink.drawHiddenMarker(g, mark.at());
                }
            }
            trail.head().ifPresent(head -> ink.drawHead(g, head.getP1(), head.getP2()));
        }
    }

    private void drawAxes(Graphics2D g, ReliefLayout layout) {
        g.setColor(theme.secondaryText());
        g.setStroke(Strokes.HAIRLINE);
        layout.axes().marks().forEach(g::draw);
        for (BoxAxes.Placed label : layout.axes().labels()) {
            Rectangle2D place = label.place();
            label.text()
                    .drawCentred(
                            g,
                            place.getCenterX(),
                            place.getMinY(),
                            label.title() ? theme.text() : theme.secondaryText());
        }
    }

    private void drawTexts(Graphics2D g, ReliefLayout layout) {
        double margin = layout.sizes().margin();
        layout.title().drawLeft(g, margin, margin, theme.text());
        layout.caption().drawLeft(g, margin, layout.captionTop(), theme.secondaryText());
        layout.valueTitle().drawRight(g, width - margin, layout.valueTitleTop(), theme.text());
        layout.legend().draw(g, margin, layout.legendTop(), theme);
    }

    private static Path2D polygon(Projection view, double[][] corners) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners.length; i++) {
            add(path, i == 0, screen(view, corners[i][0], corners[i][1], corners[i][2]));
        }
        path.closePath();
        return path;
    }

    private static void add(Path2D path, boolean first, Point2D at) {
        if (first) {
            path.moveTo(at.getX(), at.getY());
        } else {
            path.lineTo(at.getX(), at.getY());
        }
    }

    private static Line2D line(Projection view, double x1, double y1, double z1, double x2, double y2, double z2) {
        return new Line2D.Double(screen(view, x1, y1, z1), screen(view, x2, y2, z2));
    }

    private static Point2D screen(Projection view, double x, double y, double z) {
        return new Point2D.Double(view.px(x, y, z), view.py(x, y, z));
    }
}
