package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.costscape.landscape.PlaneCell;
import org.costscape.landscape.SurfacePoint;
import org.costscape.parameter.SubspaceGrid;

/**
 * The points of a grid that are snapshots (or zero, or noise) themselves: they take the cost of these, bit for bit, while a point
 * that is put together of an origin and directions differs from it by rounding.
 */
final class OwnCosts {
    private final SubspaceGrid points;
    private final List<PlaneCell> cells = new ArrayList<>();

    OwnCosts(SubspaceGrid points) {
        this.points = points;
    }

    /**
     * Adds the point at (a, b), where it is on the grid.
     *
     * @param cost of the snapshot; asked for only then
     */
    OwnCosts at(double a, double b, Supplier<SurfacePoint> cost) {
        OptionalInt column = indexOf(a, points::a, points.columns());
        OptionalInt row = indexOf(b, points::b, points.rows());
        if (column.isPresent() && row.isPresent()) {
            SurfacePoint own = cost.get();
            cells.add(new PlaneCell(column.getAsInt(), row.getAsInt(), own.train(), own.heldOut()));
        }
        return this;
    }

    List<PlaneCell> cells() {
        return List.copyOf(cells);
    }

    private static OptionalInt indexOf(double position, IntToDoubleFunction positions, int count) {
        return IntStream.range(0, count)
                .filter(i -> positions.applyAsDouble(i) == position)
                .findFirst();
    }
}
