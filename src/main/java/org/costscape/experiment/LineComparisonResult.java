package org.costscape.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lines beside each other.
 *
 * @param comparison what is compared
 * @param lines by name, the path itself first
 */
public record LineComparisonResult(LineComparison comparison, Map<String, LineResult> lines) {
    public LineComparisonResult {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /** The path itself. */
    public LineResult path() {
        return lines.values().iterator().next();
    }
}
