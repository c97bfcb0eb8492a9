package org.costscape.figure;

import java.util.Map;
import java.util.Optional;

/** A plain description of what to draw; how it is drawn is the painter's business. */
public sealed interface Figure
        permits CurveFigure, HeatMapFigure, ReliefFigure, ImageGridFigure, GraphFigure, BarFigure, FigureSheet {
    /** The subject of the finding, one line. */
    String title();

    /** What the figure rests on (data, statistics, seed, steps), one line of secondary text; may be empty. */
    String caption();

    /** What is needed to compute the figure again, by keyword; it travels in the file. */
    Map<String, String> provenance();

    /** The same below another title. */
    Figure withTitle(String newTitle);

    /** From where its surfaces are seen: the first one's camera; empty where there is none. */
    default Optional<Camera> viewpoint() {
        return Optional.empty();
    }

    /** The same with one camera for all its surfaces. */
    default Figure seenFrom(Camera camera) {
        return this;
    }

    /** The map of a single map or surface; empty for curves, sheets and all others. */
    default Optional<HeatMapFigure> singleMap() {
        return Optional.empty();
    }

    /** The same with its map or surface on a given scale; others have none and stay as they are. */
    default Figure on(ValueScale scale) {
        return this;
    }
}
