package org.costscape.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.LineProfile;

/** Several profiles in one table: CSV with the name of the line as the first column, one line of text a point. */
final class ProfileTable {
    private ProfileTable() {}

    static String csv(Map<String, LineProfile> profiles, DataDefinition data, boolean gradientNorm) {
        Map<String, ToDoubleFunction<LinePoint>> columns = LineFiles.columns(data, gradientNorm);
        StringBuilder text = new StringBuilder("line,")
                .append(String.join(",", columns.keySet()))
                .append('\n');
        profiles.forEach((name, profile) -> profile.points()
                .forEach(point -> text.append(name)
                        .append(',')
                        .append(columns.values().stream()
                                .map(value -> Double.toString(value.applyAsDouble(point)))
                                .collect(Collectors.joining(",")))
                        .append('\n')));
        return text.toString();
    }

    /** The columns of one profile by name. */
    static Map<String, Object> columns(LineProfile profile, DataDefinition data) {
        Map<String, Object> table = new LinkedHashMap<>();
        LineFiles.columns(data, false)
                .forEach((name, value) -> table.put(
                        name,
                        profile.points().stream().mapToDouble(value).boxed().toList()));
        return table;
    }
}
