package org.costscape.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.costscape.parameter.ParameterLayout;

/** Lines that say more beside each other than alone. */
public enum LineComparison {
    /** The path beside lines from N(0, 1) noise and from zero, which often are monotone too (Tao, 2024). */
    CONTROLS {
        @Override
        Map<String, LineRequest> lines(LineRequest path, ParameterLayout layout) {
            Map<String, LineRequest> lines = new LinkedHashMap<>();
            lines.put("path", path);
            lines.put("from noise", path.from(new LineStart.Noise(0)));
            lines.put("from zero", path.from(new LineStart.Zero()));
            return lines;
        }
    },

    /** The path beside a line for each layer along which it alone moves. */
    LAYERS {
        @Override
        Map<String, LineRequest> lines(LineRequest path, ParameterLayout layout) {
            Map<String, LineRequest> lines = new LinkedHashMap<>();
            lines.put("path", path);
            layout.blocks().stream()
                    .map(Moving::layer)
                    .distinct()
                    .forEach(layer -> lines.put(layer, only(path, layer)));
            return lines;
        }
    },

    /** The path beside those along which only the weights, and only the biases move. */
    PARTS {
        @Override
        Map<String, LineRequest> lines(LineRequest path, ParameterLayout layout) {
            Map<String, LineRequest> lines = new LinkedHashMap<>();
            lines.put("path", path);
            lines.put("weights", only(path, "weights"));
            lines.put("biases", only(path, "biases"));
            return lines;
        }
    };

    /** The lines by name, the path itself first. */
    abstract Map<String, LineRequest> lines(LineRequest path, ParameterLayout layout);

    /** The name as it is typed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static LineRequest only(LineRequest path, String name) {
        return path.moving(new Moving(List.of(name), path.moving().rest()));
    }
}
