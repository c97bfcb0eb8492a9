package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.costscape.cost.Evaluation;
import org.costscape.experiment.DataDefinition;
import org.costscape.experiment.LineComparisonResult;
import org.costscape.experiment.LineResult;
import org.costscape.experiment.Numbers;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.LineProfile;

/** The numbers that are read off a linear path. */
final class LineFacts {
    private static final String UNKNOWN = "–";
    private static final String MONOTONICITY =
            "Source: Lucas et al., “Analyzing monotonic linear interpolation in neural network loss landscapes”, ICML 2021,"
                    + " definition 1.";
    private static final String BARRIER =
            "Source: Frankle et al., “Linear mode connectivity and the lottery ticket hypothesis”, ICML 2020, section 2.";

    private LineFacts() {}

    /** The numbers as far as they are known; a dash stands for those that are not. */
    static List<Fact> of(Optional<LineResult> result) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Monotonicity Δ",
                measured(result, LineProfile::monotonicity),
                "The largest rise of the training cost on the way from θ₀ to θ_f; 0 where it never rises." + " "
                        + MONOTONICITY));
        facts.add(new Fact(
                "Barrier",
                barrier(result),
                "The highest training cost between θ₀ and θ_f above the mean of both ends; none where an end is the"
                        + " highest. Between two solutions it says whether a wall stands between them."
                        + " " + BARRIER));
        facts.add(new Fact(
                "Gauss length",
                result.flatMap(LineResult::gaussLengthText).orElse(UNKNOWN),
                "How far the direction turns in which the network's outputs move from θ₀ to θ_f, mean over 256 training"
                        + " examples; 0 where they move straight. “At least”: more points would make it longer, as kinks lie"
                        + " between them."
                        + " Source: Lucas et al., ICML 2021."));
        facts.addAll(heldOut(result));
        facts.add(new Fact(
                "Its ends",
                result.map(r -> r.start().point() + " → " + r.end().point()).orElse(UNKNOWN),
                "The number of training steps after which the snapshots at α = 0 and α = 1 were taken."));
        facts.add(new Fact("Points", result.map(LineFacts::points).orElse(UNKNOWN), "Points α computed, of all."));
        return facts;
    }

    /** Barrier and monotonicity of each of several lines. */
    static List<Fact> of(LineComparisonResult result) {
        List<Fact> facts = new ArrayList<>();
        result.lines().forEach((name, line) -> {
            facts.add(new Fact(
                    "Δ " + name,
                    measured(Optional.of(line), LineProfile::monotonicity),
                    "Monotonicity of the line “" + name + "”: the largest rise of the training cost on it. "
                            + MONOTONICITY));
            facts.add(new Fact(
                    "Barrier " + name,
                    barrier(Optional.of(line)),
                    "The highest training cost on the line “" + name + "” above the mean of both ends; none where"
                            + " an end is the highest. " + BARRIER));
        });
        return facts;
    }

    /** As long as points are missing, none has been seen. */
    private static String barrier(Optional<LineResult> result) {
        boolean endIsHighest = result.map(line -> line.profile().aboveBothEnds().orElse(1) == 0)
                .orElse(false);
        if (!endIsHighest) {
            return measured(result, LineProfile::barrier);
        }
        return result.filter(LineResult::complete).isPresent() ? "none" : UNKNOWN;
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

    /** What is measured at θ_f: of a toy its cost, of others the held-out cost, and the error rate if there are classes. */
    private static List<Fact> heldOut(Optional<LineResult> result) {
        if (!has(result, DataDefinition::holdsOut)) {
            return List.of(new Fact(
                    "Cost at its end",
                    result.flatMap(r -> end(r).map(point -> cost(point.train().cost(), r)))
                            .orElse(UNKNOWN),
                    "J at θ_f, the end of the line, α = 1."));
        }
        Optional<Evaluation> measured = result.flatMap(LineFacts::end).flatMap(LinePoint::heldOut);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Held-out cost",
                measured.flatMap(each -> result.map(r -> cost(each.cost(), r))).orElse(UNKNOWN),
                "Mean cost on the held-out set at θ_f, the end of the line, α = 1."));
        if (has(result, DataDefinition::classified)) {
            facts.add(new Fact(
                    "Held-out error",
                    measured.map(each -> Numbers.threeDigits(100 * each.errorRate()) + " %")
                            .orElse(UNKNOWN),
                    "Share of the held-out examples that are classified wrongly at θ_f, the end of the line, α = 1."));
        }
        return facts;
    }

    /** As usual, as long as no line is there. */
    private static boolean has(Optional<LineResult> result, Predicate<DataDefinition> property) {
        return result.map(r -> r.definition().experiment().data())
                .map(property::test)
                .orElse(true);
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
