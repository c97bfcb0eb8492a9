package org.costscape.app.kind;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.costscape.cost.Evaluation;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.Numbers;
import org.costscape.training.HistoryEntry;

/**
 * What a pointer reads off a figure at one of its points.
 *
 * @param x position on the axis
 * @param text position, cost and error rate in words, short enough for a narrow window
 */
public record Reading(double x, String text) {
    /** The points of a linear path. */
    public static List<Reading> of(LineResult result) {
        String unit = unit(result.definition().experiment());
        return result.profile().points().stream()
                .map(point -> new Reading(
                        point.alpha(),
                        String.format(Locale.ROOT, "α %.3f", point.alpha()).replace('-', '−')
                                + text(point.train(), point.heldOut(), unit)))
                .toList();
    }

    /** The points of training curves. */
    public static List<Reading> of(Experiment experiment, List<HistoryEntry> history) {
        String unit = unit(experiment);
        return history.stream()
                .map(entry -> new Reading(
                        entry.step(),
                        String.format(Locale.ROOT, "step %,d", entry.step())
                                + text(entry.train(), entry.heldOut(), unit)))
                .toList();
    }

    private static String unit(Experiment experiment) {
        String unit = experiment.objective().unit();
        return unit.isEmpty() ? "" : " " + unit;
    }

    private static String text(Evaluation train, Optional<Evaluation> heldOut, String unit) {
        return heldOut.map(held -> "    training " + text(train, unit) + "    held-out " + text(held, unit))
                .orElseGet(() -> "    cost " + text(train, unit));
    }

    private static String text(Evaluation evaluation, String unit) {
        String cost = Numbers.threeDigits(evaluation.cost()) + unit;
        return Double.isNaN(evaluation.errorRate())
                ? cost
                : cost + ", " + Numbers.threeDigits(100 * evaluation.errorRate()) + " %";
    }
}
