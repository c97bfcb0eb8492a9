package org.costscape.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Graphs: small networks layer by layer, or workflows.
 *
 * @param columns panels in a row, at least 1
 * @param panels row by row, at least one
 */
public record GraphFigure(
        String title, String caption, int columns, List<GraphPanel> panels, Map<String, String> provenance)
        implements Figure {
    public GraphFigure {
        panels = List.copyOf(panels);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        if (columns < 1 || panels.isEmpty()) {
            throw new IllegalArgumentException("graph figure '" + title
                    + "': expected at least 1 column and 1 panel, found " + columns + " and " + panels.size());
        }
    }

    public GraphFigure withProvenance(Map<String, String> newProvenance) {
        return new GraphFigure(title, caption, columns, panels, newProvenance);
    }

    @Override
    public GraphFigure withTitle(String newTitle) {
        return new GraphFigure(newTitle, caption, columns, panels, provenance);
    }
}
