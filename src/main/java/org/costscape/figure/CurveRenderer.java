package org.costscape.figure;

import java.util.List;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** Draws each curve as one path, its points only where they are asked for, few, or stand alone. */
final class CurveRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;

    /** From this many points on, a curve is drawn without them. */
    private static final int MANY = 30;

    @SuppressWarnings("serial") // never serialized: a chart lives as long as its picture is drawn
    private final List<Curve> curves;

    private final Scale scale;

    CurveRenderer(Panel panel, Theme theme) {
        super(true, true);
        curves = panel.curves();
        scale = panel.scale();
        setDrawSeriesLineAsPath(true);
        for (int i = 0; i < curves.size(); i++) {
            Role role = curves.get(i).role();
            setSeriesPaint(i, theme.of(role));
            setSeriesStroke(i, Strokes.curve(role));
            setSeriesShape(i, Strokes.point(role));
            Curve.Style style = curves.get(i).style();
            setSeriesLinesVisible(i, style == Curve.Style.LINE || style == Curve.Style.MARKED);
        }
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
        Curve curve = curves.get(series);
        if (curve.style().isWay()) {
            return false; // drawn over all curves
        }
        return curve.marked() || curve.points().size() < MANY || curve.isolated(item, scale);
    }
}
