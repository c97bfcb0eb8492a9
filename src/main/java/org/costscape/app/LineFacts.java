package org.costscape.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.Numbers;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.LineProfile;

/** The numbers that are read off a linear path. */
final class LineFacts {
    private static final String UNKNOWN = "–";

    private LineFacts() {}

    /** The numbers as far as they are known; a dash stands for those that are not. */
    static List<Fact> of(Optional<LineResult> result) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Monotonicity Δ",
                measured(result, LineProfile::monotonicity),
                "The largest rise of the training cost on the way from θ₀ to θ_f, in nats; 0 where it never rises."
                        + " Source: Lucas et al., “Analyzing monotonic linear interpolation in neural network loss"
                        + " landscapes”, ICML 2021, definition 1."));
        facts.add(new Fact(
                "Barrier",
                measured(result, LineProfile::barrier),
                "The highest training cost between θ₀ and θ_f above the mean of both ends, in nats. From an"
                        + " initialization it is at least half the difference of the ends; between two solutions it"
                        + " says whether a wall stands between them."
                        + " Source: Frankle et al., “Linear mode connectivity and the lottery ticket hypothesis”,"
                        + " ICML 2020, section 2."));
        facts.add(new Fact(
                "Held-out cost",
                result.flatMap(LineFacts::heldOutCost).orElse(UNKNOWN),
                "Mean cost on the held-out set at θ_f, the end of the line, α = 1."));
        facts.add(new Fact(
                "Held-out error",
                result.flatMap(LineFacts::heldOutError).orElse(UNKNOWN),
                "Share of the held-out examples that are classified wrongly at θ_f, the end of the line, α = 1."));
        facts.add(new Fact(
                "Steps of its ends",
                result.map(r -> String.format(
                                Locale.ROOT,
                                "%,d → %,d",
                                r.start().step(),
                                r.end().step()))
                        .orElse(UNKNOWN),
                "The number of training steps after which the snapshots at α = 0 and α = 1 were taken."));
        facts.add(new Fact("Points", result.map(LineFacts::points).orElse(UNKNOWN), "Points α computed, of all."));
        return facts;
    }

    private interface Measure {
        OptionalDouble of(LineProfile profile);
    }

    /** Both measures can only grow with more points: until all are there, what is known is a lower bound. */
    private static String measured(Optional<LineResult> result, Measure measure) {
        return result.flatMap(r -> {
                    OptionalDouble value = measure.of(r.profile());
                    String bound = r.complete() ? "" : "≥ ";
                    return value.isEmpty() ? Optional.empty() : Optional.of(bound + cost(value.getAsDouble(), r));
                })
                .orElse(UNKNOWN);
    }

    private static Optional<String> heldOutCost(LineResult result) {
        return end(result).map(point -> cost(point.heldOut().cost(), result));
    }

    /** None where the examples have no classes. */
    private static Optional<String> heldOutError(LineResult result) {
        return end(result)
                .map(point -> point.heldOut().errorRate())
                .filter(rate -> !Double.isNaN(rate))
                .map(rate -> Numbers.threeDigits(100 * rate) + " %");
    }

    private static Optional<LinePoint> end(LineResult result) {
        return result.profile().points().stream()
                .filter(point -> point.alpha() == 1)
                .findFirst();
    }

    private static String cost(double value, LineResult result) {
        String unit = result.definition().experiment().objective().unit();
        return Numbers.threeDigits(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    private static String points(LineResult result) {
        String counted = String.format(
                Locale.ROOT,
                "%,d of %,d",
                result.profile().points().size(),
                result.request().grid().points());
        long bad = result.profile().notFinite();
        return bad == 0 ? counted : counted + ", " + bad + " not finite";
    }
}
