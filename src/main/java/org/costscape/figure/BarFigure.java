package org.costscape.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Horizontal bars from 0, each of the same parts one after the other, with the value of each part on it.
 *
 * @param xTitle quantity and unit of the values
 * @param parts from left to right
 * @param rows from top to bottom, at least one
 */
public record BarFigure(
        String title, String caption, String xTitle, List<Part> parts, List<Row> rows, Map<String, String> provenance)
        implements Figure {
    /** A part of each bar, in the colour of a role. */
    public record Part(String label, Role role) {}

    /**
     * A bar.
     *
     * @param values at least 0, one for each part
     */
    public record Row(String label, List<Double> values) {
        public Row {
            values = List.copyOf(values);
        }

        double length() {
            return values.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    public BarFigure {
        parts = List.copyOf(parts);
        rows = List.copyOf(rows);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        int count = parts.size();
        if (rows.isEmpty()
                || rows.stream()
                        .anyMatch(row -> row.values().size() != count
                                || row.values().stream().anyMatch(value -> !(value >= 0 && value < 1e300)))) {
            throw new IllegalArgumentException("figure '" + title + "': expected at least one row with " + count
                    + " finite values of at least 0, found " + rows);
        }
    }

    /** From 0 to the end of the longest bar. */
    Range range() {
        double longest = rows.stream().mapToDouble(Row::length).max().orElseThrow();
        return new Range(0, longest > 0 ? longest : 1);
    }

    @Override
    public BarFigure withTitle(String newTitle) {
        return new BarFigure(newTitle, caption, xTitle, parts, rows, provenance);
    }
}
