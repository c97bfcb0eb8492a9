package org.costscape.gallery;

import java.util.Map;
import java.util.function.Function;

/**
 * A figure of the gallery.
 *
 * @param id for example F5
 * @param title its subject
 * @param explanation what it shows and how to read it, some sentences
 * @param source where it comes from
 * @param drawer draws it
 * @param sweeps points of the grids on which it evaluates all data, by experiment
 */
record GalleryFigure(
        String id,
        String title,
        String explanation,
        String source,
        Drawer drawer,
        Function<Extent, Map<String, Integer>> sweeps) {
    /** One whose evaluations take little. */
    GalleryFigure(String id, String title, String explanation, String source, Drawer drawer) {
        this(id, title, explanation, source, drawer, extent -> Map.of());
    }

    /** Trains or finds the runs that a figure needs, computes it, and writes its pictures. */
    @FunctionalInterface
    interface Drawer {
        void draw(Studio studio);
    }
}
