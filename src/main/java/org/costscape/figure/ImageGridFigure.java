package org.costscape.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups of small pictures, one below the other. Pictures are as large as the space allows, each of their pixels a square of whole
 * pixels wherever it has at least one.
 *
 * @param groups from top to bottom, at least one
 */
public record ImageGridFigure(String title, String caption, List<ImageGroup> groups, Map<String, String> provenance)
        implements Figure {
    public ImageGridFigure {
        groups = List.copyOf(groups);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("image grid '" + title + "': expected at least one group, found none");
        }
    }

    public ImageGridFigure withProvenance(Map<String, String> newProvenance) {
        return new ImageGridFigure(title, caption, groups, newProvenance);
    }

    @Override
    public ImageGridFigure withTitle(String newTitle) {
        return new ImageGridFigure(newTitle, caption, groups, provenance);
    }
}
