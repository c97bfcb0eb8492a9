package org.costscape.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;

/** Draws one panel's grid, curves and tick labels around a given data area. */
final class PanelPlot {
    private static final double SMALLEST = 1;
    private static final int BAND_ALPHA = 50;

    private final PanelGeometry geometry;
    private final TypeSizes sizes;
    private final Theme theme;
    private final XYPlot plot;

    PanelPlot(Panel panel, PanelGeometry geometry, List<Tick> xTicks, List<Tick> yTicks, TypeSizes sizes, Theme theme) {
        this.geometry = geometry;
        this.sizes = sizes;
        this.theme = theme;
        ValueAxis x = styled(geometry.xScale().axis(geometry.xRange(), xTicks));
        ValueAxis y = styled(panel.scale().axis(geometry.yRange(), yTicks));
        x.setTickMarkInsideLength(0);
        y.setTickMarksVisible(false);
        y.setAxisLineVisible(false);
        plot = new XYPlot(dataset(panel, geometry.xScale()), x, y, new CurveRenderer(panel, theme));
        shade(panel);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(theme.grid());
        plot.setRangeGridlinePaint(theme.grid());
        plot.setDomainGridlineStroke(Strokes.HAIRLINE);
        plot.setRangeGridlineStroke(Strokes.HAIRLINE);
    }

    private void shade(Panel panel) {
        for (Band band : panel.bands()) {
            Color color = theme.of(band.role());
            Color pale = new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_ALPHA);
            for (double[] outline : band.outlines(panel.scale())) {
                plot.getRenderer().addAnnotation(new XYPolygonAnnotation(outline, null, null, pale), Layer.BACKGROUND);
            }
        }
    }

    void hideXLabels() {
        plot.getDomainAxis().setTickLabelsVisible(false);
        plot.getDomainAxis().setTickMarksVisible(false);
    }

    void mark(List<VerticalMarker> markers) {
        for (VerticalMarker marker : markers) {
            ValueMarker line = new ValueMarker(marker.x(), theme.secondaryText(), Strokes.MARKER);
            line.setAlpha(1f);
            plot.addDomainMarker(line, Layer.BACKGROUND);
        }
    }

    void draw(Graphics2D g, double left, double bottom) {
        AxisSpace beside = new AxisSpace();
        beside.setLeft(left);
        AxisSpace below = new AxisSpace();
        below.setBottom(bottom);
        plot.setFixedRangeAxisSpace(beside);
        plot.setFixedDomainAxisSpace(below);
        double width = Math.max(SMALLEST, geometry.width());
        double height = Math.max(SMALLEST, geometry.height());
        Rectangle2D area =
                new Rectangle2D.Double(geometry.left() - left, geometry.top(), width + left, height + bottom);
        plot.draw(g, area, null, null, null);
    }

    private ValueAxis styled(ValueAxis axis) {
        axis.setTickLabelFont(sizes.tick());
        axis.setTickLabelPaint(theme.secondaryText());
        axis.setTickLabelInsets(new RectangleInsets(sizes.space(2), sizes.space(2), sizes.space(2), sizes.space(4)));
        axis.setTickMarkPaint(theme.secondaryText());
        axis.setTickMarkStroke(Strokes.HAIRLINE);
        axis.setTickMarkOutsideLength((float) sizes.space(3));
        axis.setAxisLinePaint(theme.secondaryText());
        axis.setAxisLineStroke(Strokes.HAIRLINE);
        return axis;
    }

    private static DefaultXYDataset dataset(Panel panel, Scale xScale) {
        DefaultXYDataset dataset = new DefaultXYDataset();
        for (int i = 0; i < panel.curves().size(); i++) {
            Points points = panel.curves().get(i).points();
            double[] y = points.y();
            for (int k = 0; k < y.length; k++) {
                y[k] = panel.scale().shows(y[k]) && xScale.shows(points.x(k)) ? y[k] : Double.NaN;
            }
            dataset.addSeries(i, new double[][] {points.x(), y});
        }
        return dataset;
    }
}
