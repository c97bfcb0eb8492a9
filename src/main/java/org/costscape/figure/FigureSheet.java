package org.costscape.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several figures in the cells of a table, below one title.
 *
 * @param columns cells in a row, at least 1
 * @param cells row by row
 */
public record FigureSheet(String title, String caption, int columns, List<Figure> cells, Map<String, String> provenance)
        implements Figure {
    public FigureSheet {
        cells = List.copyOf(cells);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        if (columns < 1 || cells.isEmpty()) {
            throw new IllegalArgumentException("sheet '" + title + "': expected at least 1 column and 1 figure, found "
                    + columns + " and " + cells.size());
        }
    }

    public FigureSheet withProvenance(Map<String, String> newProvenance) {
        return new FigureSheet(title, caption, columns, cells, newProvenance);
    }
}
