package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/** Draws a {@link CurveFigure} in layout units: text first measured, then placed, then drawn. */
final class CurvePainter {
    /** Data areas that together take less than this share of the height make the type smaller. */
    private static final double LEAST_DATA = 0.4;

    /** Type does not become smaller than this: even the longest text is then on the picture, if nothing else is. */
    private static final double LEAST_FACTOR = 0.2;

    private static final double LEGEND_INSET = 10;
    private static final int LEGEND_ALPHA = 215;

    private final CurveFigure figure;
    private final double width;
    private final double height;
    private final Theme theme;

    CurvePainter(CurveFigure figure, double width, double height, Theme theme) {
        this.figure = figure;
        this.width = width;
        this.height = height;
        this.theme = theme;
    }

    /** Draws the figure and says where its panels are, in layout units. */
    List<PanelGeometry> paint(Graphics2D g, Fonts fonts) {
        TypeSizes sizes = TypeSizes.fitting(fonts, width, height);
        while (layout(sizes).dataHeight() < LEAST_DATA * height && sizes.factor() > LEAST_FACTOR) {
            sizes = sizes.smaller();
        }
        CurveLayout layout = layout(sizes);
        drawPanels(g, layout);
        drawTexts(g, layout);
        Optional<Rectangle2D> legend = drawLegend(g, layout);
        drawNotes(g, layout, legend);
        return layout.panels();
    }

    private CurveLayout layout(TypeSizes sizes) {
        CurveLayout without = CurveLayout.of(figure, width, height, sizes, 0);
        return figure.legend() == LegendSpot.NONE || legendInside(without).isPresent()
                ? without
                : CurveLayout.of(
                        figure, width, height, sizes, legendBelow(without).height());
    }

    private void drawPanels(Graphics2D g, CurveLayout layout) {
        int last = layout.panels().size() - 1;
        for (int i = 0; i <= last; i++) {
            PanelPlot plot = new PanelPlot(
                    figure.panels().get(i),
                    layout.panels().get(i),
                    layout.xTicks(),
                    layout.yTicks().get(i),
                    layout.sizes(),
                    theme);
            plot.mark(figure.markers());
            if (i < last) {
                plot.hideXLabels();
            }
            plot.draw(g, layout.left(), i < last ? 0 : layout.tickLabelHeight());
            drawWays(g, figure.panels().get(i), layout.panels().get(i));
        }
    }

    private void drawWays(Graphics2D g, Panel panel, PanelGeometry area) {
        panel.curves().stream()
                .filter(curve -> curve.style().isWay())
                .forEach(curve -> BallWay.draw(g, curve, area, panel.scale(), theme));
    }

    private void drawNotes(Graphics2D g, CurveLayout layout, Optional<Rectangle2D> legend) {
        for (int i = 0; i < figure.panels().size(); i++) {
            Panel panel = figure.panels().get(i);
            PanelGeometry area = layout.panels().get(i);
            NotePainter painter = new NotePainter(
                    area,
                    layout.sizes(),
                    theme,
                    panel.curves().stream()
                            .flatMap(curve -> NotePainter.segments(curve.points(), panel.scale(), area).stream())
                            .toList());
            legend.ifPresent(painter::avoid);
            painter.draw(g, panel.notes());
        }
    }

    private void drawTexts(Graphics2D g, CurveLayout layout) {
        FigureTexts texts = layout.texts();
        double margin = layout.sizes().margin();
        texts.title().drawLeft(g, margin, margin, theme.text());
        texts.caption().drawLeft(g, margin, margin + texts.captionTop(layout.sizes()), theme.secondaryText());
        for (int i = 0; i < texts.yTitles().size(); i++) {
            texts.yTitles().get(i).drawLeft(g, margin, layout.yTitleTop(i), theme.text());
        }
        double half = texts.xTitle().width() / 2;
        double centre = Math.max(margin + half, Math.min(layout.centre(), width - margin - half));
        texts.xTitle().drawCentred(g, centre, layout.xTitleTop(), theme.text());
        layout.markers().draw(g, layout.panels().get(0).top(), theme);
    }

    /** Says where the legend covers a panel, if it does. */
    private Optional<Rectangle2D> drawLegend(Graphics2D g, CurveLayout layout) {
        if (figure.legend() == LegendSpot.NONE) {
            return Optional.empty();
        }
        Optional<Point2D> inside = legendInside(layout);
        if (inside.isEmpty()) {
            legendBelow(layout).draw(g, layout.left(), layout.legendTop(), theme);
            return Optional.empty();
        }
        Legend legend = Legend.column(figure, layout.sizes());
        double x = inside.get().getX();
        double y = inside.get().getY();
        Rectangle2D place = new Rectangle2D.Double(x, y, legend.width(), legend.height());
        Ground.fill(g, place, theme, LEGEND_ALPHA);
        legend.draw(g, x, y, theme);
        return Optional.of(place);
    }

    private Optional<Point2D> legendInside(CurveLayout layout) {
        if (figure.legend() == LegendSpot.BELOW) {
            return Optional.empty();
        }
        Legend legend = Legend.column(figure, layout.sizes());
        double inset = layout.sizes().space(LEGEND_INSET);
        return new LegendPlace(figure, layout.panels(), inset).find(legend);
    }

    private Legend legendBelow(CurveLayout layout) {
        return Legend.rows(figure, layout.sizes(), width - layout.sizes().margin() - layout.left());
    }
}
