package org.costscape.figure;

import java.util.Optional;

/** A panel with two axes on the paper: curves, bars, a map. */
record FlatPanel(Figure figure, int cell, int number, PanelGeometry geometry) implements PaintedPanel {
    @Override
    public boolean contains(double px, double py) {
        return geometry.contains(px, py);
    }

    @Override
    public Optional<Spot> at(double px, double py) {
        if (!contains(px, py)) {
            return Optional.empty();
        }
        double x = geometry.xAt(px);
        double y = geometry.yAt(py);
        return Optional.of(new Spot(x, y, figure instanceof HeatMapFigure map ? map.shownAt(x, y) : Double.NaN));
    }

    @Override
    public Optional<Sight> sight(double x, double y, double value) {
        double px = geometry.pxAt(x);
        double py = geometry.pyAt(y);
        return Optional.of(new Sight(px, py, false)).filter(sight -> geometry.contains(px, py));
    }

    @Override
    public PaintedPanel inCell(int newCell) {
        return new FlatPanel(figure, newCell, number, geometry);
    }
}
