package org.costscape.experiment;

import java.util.Locale;
import java.util.Optional;
import org.costscape.landscape.GaussLength;
import org.costscape.landscape.LineProfile;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The cost along a line between two points of parameter space, with all that is needed to compute it again.
 *
 * @param run the run
 * @param definition what the run was trained on
 * @param request what was asked for
 * @param start what is at α = 0
 * @param end what is at α = 1
 * @param data which examples the costs are means over, for captions
 * @param clamped number of points of the grid where an interpolated variance is below 0 and counts as 0
 * @param gaussLength of the path of the outputs from α = 0 to 1, mean over the first examples of the training set; empty until it is
 *     computed, and where there is none
 * @param profile the costs, as far as they are computed
 */
public record LineResult(
        RunFolder run,
        RunDefinition definition,
        LineRequest request,
        End start,
        End end,
        String data,
        int clamped,
        Optional<GaussLength> gaussLength,
        LineProfile profile) {
    /**
     * One end of a line.
     *
     * @param step number of training steps done; none of a control
     * @param point in a few words
     * @param sha256 hash of θ
     */
    public record End(@Nullable Integer step, String point, String sha256) {
        static End of(Snapshot.Loaded snapshot) {
            return new End(snapshot.step(), String.format(Locale.ROOT, "step %,d", snapshot.step()), snapshot.sha256());
        }
    }

    LineResult with(LineProfile other) {
        return new LineResult(run, definition, request, start, end, data, clamped, gaussLength, other);
    }

    LineResult withGaussLength(Optional<GaussLength> length) {
        return new LineResult(run, definition, request, start, end, data, clamped, length, profile);
    }

    /** Whose statistics the batch normalizations take, in a few words; empty where there are none. */
    public Optional<String> statistics() {
        if (!definition.experiment().network().couplesExamples()) {
            return Optional.empty();
        }
        return Optional.of(request.statistics().description()
                + (clamped == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; variances below 0 set to 0 at %,d of %,d points",
                                clamped,
                                request.grid().points())));
    }

    /** The barrier and the height above both ends, or that an end is the highest. Empty where the profile has no barrier. */
    public Optional<String> barrierText() {
        if (profile.barrier().isEmpty()) {
            return Optional.empty();
        }
        double above = profile.aboveBothEnds().orElseThrow();
        String unit = definition.experiment().objective().unit();
        return Optional.of(
                above == 0
                        ? "no barrier"
                        : "barrier " + Numbers.threeDigits(profile.barrier().orElseThrow())
                                + (unit.isEmpty() ? "" : " " + unit) + " (" + Numbers.threeDigits(above)
                                + " above both ends)");
    }

    /** The Gauss length with its unit, “at least” where more points would make it longer; empty where there is none. */
    public Optional<String> gaussLengthText() {
        return gaussLength.map(
                length -> (length.settled() ? "" : "at least ") + Numbers.threeDigits(length.radians()) + " rad");
    }

    /** Whether every point of the grid is there. */
    public boolean complete() {
        return profile.points().size() == request.grid().points();
    }
}
