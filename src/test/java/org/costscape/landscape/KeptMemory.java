package org.costscape.landscape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A memory that keeps what it is given, for a sweep that follows. */
final class KeptMemory implements SweepMemory {
    private final Map<String, List<PlaneCell>> parts = new HashMap<>();

    @Override
    public List<PlaneCell> cells(String part) {
        return List.copyOf(parts.getOrDefault(part, List.of()));
    }

    @Override
    public void append(String part, List<PlaneCell> cells) {
        parts.computeIfAbsent(part, name -> new ArrayList<>()).addAll(cells);
    }

    /** All parts, each without its last {@code lost} points. */
    KeptMemory without(int lost) {
        KeptMemory less = new KeptMemory();
        parts.forEach((part, cells) -> less.append(part, cells.subList(0, cells.size() - lost)));
        return less;
    }
}
