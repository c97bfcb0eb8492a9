package org.costscape.figure;

/** A vertical line through all panels at {@code x}, with its label above the first panel. */
public record VerticalMarker(double x, String label) {
    public VerticalMarker {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("marker '" + label + "': x: expected a finite number, found " + x);
        }
    }
}
