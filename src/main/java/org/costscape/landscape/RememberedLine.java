package org.costscape.landscape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The points of a line that a memory holds, and those that it is given. */
final class RememberedLine {
    private final SweepMemory memory;
    private final Map<Double, Integer> numbers = new HashMap<>();
    private final Map<Double, LinePoint> known = new HashMap<>();

    RememberedLine(AlphaGrid grid, SweepMemory memory) {
        this.memory = memory;
        List<Double> alphas = grid.alphas();
        for (int i = 0; i < alphas.size(); i++) {
            numbers.put(alphas.get(i), i);
        }
        for (PlaneCell cell : memory.cells(LineSweep.PART)) {
            double alpha = alphas.get(cell.column());
            known.put(alpha, new LinePoint(alpha, cell.train(), cell.heldOut()));
        }
    }

    /** What was kept at a position, before or since. */
    Optional<LinePoint> at(double alpha) {
        return Optional.ofNullable(known.get(alpha));
    }

    /** Keeps points that are computed. */
    void keep(List<LinePoint> points) {
        memory.append(
                LineSweep.PART,
                points.stream()
                        .map(point -> new PlaneCell(
                                numbers.getOrDefault(point.alpha(), -1), 0, point.train(), point.heldOut()))
                        .toList());
    }
}
