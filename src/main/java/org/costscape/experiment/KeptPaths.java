package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.LineProfile;
import org.costscape.landscape.PlaneCell;
import org.costscape.landscape.SweepMemory;

/**
 * Costs along paths, each kept once it is whole.
 *
 * @param memory a part for each path, with a column for each position
 */
record KeptPaths(SweepMemory memory) {
    /** The path that is kept, or else the one that is computed, and kept from then on. */
    LineProfile path(String name, AlphaGrid grid, Supplier<LineProfile> compute) {
        List<PlaneCell> kept = memory.cells(name);
        if (!kept.isEmpty()) {
            List<Double> alphas = grid.alphas();
            return new LineProfile(kept.stream()
                    .sorted(Comparator.comparingInt(PlaneCell::column))
                    .map(cell -> new LinePoint(alphas.get(cell.column()), cell.train(), cell.heldOut()))
                    .toList());
        }
        LineProfile computed = compute.get();
        List<PlaneCell> cells = new ArrayList<>();
        for (LinePoint point : computed.points()) {
            cells.add(new PlaneCell(cells.size(), 0, point.train(), point.heldOut()));
        }
        memory.append(name, cells);
        return computed;
    }
}
