package org.costscape.gallery;

import java.util.List;

/**
 * What came of one figure of the gallery.
 *
 * @param id of the figure
 * @param title of the figure
 * @param pictures in the order of reading
 * @param findings the numbers behind it
 * @param seconds that it took, with the training that it needed
 * @param failure why it could not be drawn; empty if it was
 */
public record Entry(
        String id, String title, List<Picture> pictures, List<Finding> findings, double seconds, String failure) {
    public Entry {
        pictures = List.copyOf(pictures);
        findings = List.copyOf(findings);
    }

    /** Whether it was drawn. */
    boolean drawn() {
        return failure.isEmpty();
    }

    /** Whether it was drawn, and everything is as expected. */
    boolean holds() {
        return drawn() && findings.stream().allMatch(Finding::holds);
    }

    /**
     * A picture of a figure.
     *
     * @param name of its files, without the ending: NAME.png, NAME.svg and NAME.json
     * @param caption one sentence
     */
    public record Picture(String name, String caption) {}
}
