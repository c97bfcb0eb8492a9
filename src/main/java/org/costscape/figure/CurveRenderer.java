package org.costscape.figure;

import java.awt.Color;
import java.util.List;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** Draws each curve as one path, its points only where they are asked for, few, or stand alone. */
final class CurveRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;

    /** From this many points on, a curve is drawn without them. */
    private static final int MANY = 30;

    private static final int PALE = 110;

    @SuppressWarnings("serial") // never serialized: a chart lives as long as its picture is drawn
    private final List<Curve> curves;

    private final Scale scale;

    CurveRenderer(Panel panel, Theme theme) {
        super(true, true);
        curves = panel.curves();
        scale = panel.scale();
        setDrawSeriesLineAsPath(true);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            Role role = curve.role();
            setSeriesPaint(i, paint(curve, theme));
            setSeriesLinesVisible(i, curve.style().isLine());
            setSeriesStroke(i, Strokes.curve(role));
            setSeriesShape(i, Strokes.point(role));
        }
    }

    /** Points that may lie on each other are pale, so that one sees where they are dense. */
    private static Color paint(Curve curve, Theme theme) {
        Color color = theme.of(curve.role());
        return curve.style() == Curve.Style.POINTS && curve.points().size() >= MANY
                ? new Color(color.getRed(), color.getGreen(), color.getBlue(), PALE)
                : color;
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
        Curve curve = curves.get(series);
        if (curve.style().isWay()) {
            return false; // drawn over all curves
        }
        boolean few = curve.style() == Curve.Style.LINE && curve.points().size() < MANY;
        return curve.marked() || few || curve.isolated(item, scale);
    }
}
