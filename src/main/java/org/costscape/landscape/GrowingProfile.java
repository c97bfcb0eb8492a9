package org.costscape.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Points along a line while they become more: each of the first hundred is shown, then whenever they have grown by a hundredth, so
 * that to show n points takes no more than n log n.
 */
final class GrowingProfile {
    private static final int ONE_BY_ONE = 100;

    private final Consumer<LineProfile> listener;
    private final List<LinePoint> points = new ArrayList<>();
    private int shown;

    GrowingProfile(Consumer<LineProfile> listener) {
        this.listener = listener;
    }

    void add(LinePoint point) {
        points.add(point);
        if (points.size() > shown + shown / ONE_BY_ONE) {
            show();
        }
    }

    int size() {
        return points.size();
    }

    /** What is known. */
    LineProfile profile() {
        return new LineProfile(points);
    }

    /** All of them, shown if they were not. */
    LineProfile complete() {
        return shown == points.size() ? profile() : show();
    }

    private LineProfile show() {
        LineProfile profile = profile();
        shown = points.size();
        listener.accept(profile);
        return profile;
    }
}
