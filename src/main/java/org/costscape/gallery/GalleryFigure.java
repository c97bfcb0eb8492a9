package org.costscape.gallery;

/**
 * A figure of the gallery.
 *
 * @param id for example F5
 * @param title its subject
 * @param explanation what it shows and how to read it, some sentences
 * @param source where it comes from
 * @param drawer draws it
 */
record GalleryFigure(String id, String title, String explanation, String source, Drawer drawer) {
    /** Trains or finds the runs that a figure needs, computes it, and writes its pictures. */
    @FunctionalInterface
    interface Drawer {
        void draw(Studio studio);
    }
}
