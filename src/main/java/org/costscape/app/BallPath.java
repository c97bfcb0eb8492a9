package org.costscape.app;

import java.util.ArrayList;
import java.util.List;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.PaintedPanel.Spot;

/**
 * The way of a ball without inertia down a drawn surface: steepest descent within the plane, by the lengths that its axes have in
 * parameter space, (ȧ, ḃ) = −(∂J/∂a / ‖d₁‖², ∂J/∂b / ‖d₂‖²), in steps of a fraction of a cell.
 */
final class BallPath {
    private static final int MOST_STEPS = 4000;
    private static final double CELLS_A_STEP = 0.2;
    private static final double LEAST_STEP = 0.002;

    private final HeatMapFigure map;
    private final double cellX;
    private final double cellY;
    private final double metricX;
    private final double metricY;

    private BallPath(HeatMapFigure map, double xLength, double yLength) {
        this.map = map;
        int columns = map.grid().columns();
        int rows = map.grid().rows();
        this.cellX = (map.grid().x(columns - 1) - map.grid().x(0)) / (columns - 1);
        this.cellY = (map.grid().y(rows - 1) - map.grid().y(0)) / (rows - 1);
        this.metricX = 1 / (xLength * cellX * xLength * cellX);
        this.metricY = 1 / (yLength * cellY * yLength * cellY);
    }

    /**
     * Where a ball comes along that is let go at a point; the point alone where it does not roll.
     *
     * @param xLength length of the unit of the first axis in parameter space
     * @param yLength of the second
     */
    static List<Spot> from(HeatMapFigure map, double x, double y, double xLength, double yLength) {
        return new BallPath(map, xLength, yLength).roll(x, y);
    }

    private List<Spot> roll(double startX, double startY) {
        List<Spot> way = new ArrayList<>();
        Spot at = spot(startX, startY);
        double step = CELLS_A_STEP;
        way.add(at);
        while (way.size() < MOST_STEPS && step > LEAST_STEP) {
            // the slope by cells, and the descent by cells in the metric of parameter space
            double right = metricX * slope(at, 1, 0);
            double up = metricY * slope(at, 0, 1);
            double length = Math.hypot(right, up);
            if (!(length > 0)) {
                break;
            }
            Spot next = spot(at.x() - step * cellX * right / length, at.y() - step * cellY * up / length);
            if (next.value() < at.value()) {
                way.add(next);
                at = next;
            } else {
                step /= 2; // beyond the valley's floor, or over the edge
            }
        }
        return List.copyOf(way);
    }

    private double slope(Spot at, int right, int up) {
        double h = CELLS_A_STEP / 2;
        double ahead = map.valueAt(at.x() + h * right * cellX, at.y() + h * up * cellY);
        double behind = map.valueAt(at.x() - h * right * cellX, at.y() - h * up * cellY);
        if (Double.isNaN(ahead) || Double.isNaN(behind)) {
            return Double.isNaN(ahead) ? (at.value() - behind) / h : (ahead - at.value()) / h;
        }
        return (ahead - behind) / (2 * h);
    }

    private Spot spot(double x, double y) {
        return new Spot(x, y, map.valueAt(x, y));
    }
}
