package org.costscape.app.memory;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the window remembers, by name.
 *
 * @param values text by name
 */
public record Memory(Map<String, String> values) {
    /** Nothing. */
    public static final Memory EMPTY = new Memory(Map.of());

    public Memory {
        values = Map.copyOf(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
    }

    /** A finite number; empty where there is none. */
    public OptionalDouble number(String name) {
        try {
            double value = Double.parseDouble(values.getOrDefault(name, ""));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** In order of their names. */
    SortedMap<String, String> sorted() {
        return new TreeMap<>(values);
    }
}
