package org.costscape.app;

import java.util.List;
import java.util.Locale;
import org.costscape.cost.Evaluation;
import org.costscape.experiment.Numbers;
import org.costscape.landscape.LineProfile;
import org.costscape.training.HistoryEntry;

/**
 * What a pointer reads off a figure at one of its points.
 *
 * @param x position on the axis
 * @param place the position in words
 * @param train what the training set costs there
 * @param heldOut what the held-out set costs there
 */
record Reading(double x, String place, Evaluation train, Evaluation heldOut) {
    /** The points of a linear path. */
    static List<Reading> of(LineProfile profile) {
        return profile.points().stream()
                .map(point -> new Reading(
                        point.alpha(),
                        String.format(Locale.ROOT, "α %.3f", point.alpha()).replace('-', '−'),
                        point.train(),
                        point.heldOut()))
                .toList();
    }

    /** The points of training curves. */
    static List<Reading> of(List<HistoryEntry> history) {
        return history.stream()
                .map(entry -> new Reading(
                        entry.step(),
                        String.format(Locale.ROOT, "step %,d", entry.step()),
                        entry.train(),
                        entry.heldOut()))
                .toList();
    }

    /** Cost and error rate, short enough for a narrow window. */
    String text() {
        return place + "    training " + text(train) + "    held-out " + text(heldOut);
    }

    private static String text(Evaluation evaluation) {
        if (Double.isNaN(evaluation.errorRate())) {
            return Numbers.threeDigits(evaluation.cost()); // no classes, so no cross-entropy in nats
        }
        return Numbers.threeDigits(evaluation.cost()) + " nats, " + Numbers.threeDigits(100 * evaluation.errorRate())
                + " %";
    }
}
