package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;
import org.costscape.training.HistoryEntry;

/** The figure of a deep linear network's modes: what was learned of each as dots over the theory's curves, and the cost. */
public final class ModesFigure {
    /** The most modes that can be told apart; the strongest are drawn. */
    private static final List<Role> ROLES =
            List.of(Role.TRAINING, Role.HELD_OUT, Role.SERIES_1, Role.SERIES_2, Role.SERIES_3, Role.SERIES_4);

    private static final int POINTS = 601;

    private ModesFigure() {}

    /** What to draw. */
    public static CurveFigure of(ModesResult result) {
        List<Curve> strengths = new ArrayList<>();
        for (int k = 0; k < drawn(result); k++) {
            ModesResult.Mode mode = result.modes().get(k);
            String label = "s = " + Numbers.threeDigits(mode.theory().strength());
            int number = k;
            strengths.add(theory(
                    result,
                    label,
                    ROLES.get(k),
                    mode.from(),
                    step -> mode.strengthAt(step).orElseThrow()));
            strengths.add(Curve.of(
                            label,
                            ROLES.get(k),
                            result.snapshots().stream()
                                    .mapToDouble(ModesResult.Snapshot::step)
                                    .toArray(),
                            result.snapshots().stream()
                                    .mapToDouble(each -> each.learned().get(number))
                                    .toArray())
                    .drawnAs(Curve.Style.POINTS));
        }
        return CurveFigure.of(
                "Modes, " + result.definition().experiment().title(),
                caption(result),
                "training steps",
                Panel.of("strength u of each mode; line: theory, dots: the network", strengths.toArray(Curve[]::new))
                        .startingAtZero()
                        .withWeight(2),
                cost(result));
    }

    private static int drawn(ModesResult result) {
        return Math.min(result.modes().size(), ROLES.size());
    }

    private static Panel cost(ModesResult result) {
        int from =
                result.modes().stream().mapToInt(ModesResult.Mode::from).max().orElseThrow();
        List<HistoryEntry> finite =
                result.history().stream().filter(each -> !each.diverged()).toList();
        return Panel.of(
                        result.definition().experiment().objective().title(),
                        theory(
                                result,
                                "cost",
                                Role.SERIES_5,
                                from,
                                step -> result.theoreticalCost(step).orElseThrow()),
                        Curve.of(
                                        "cost",
                                        Role.SERIES_5,
                                        finite.stream()
                                                .mapToDouble(HistoryEntry::step)
                                                .toArray(),
                                        finite.stream()
                                                .mapToDouble(HistoryEntry::trainCost)
                                                .toArray())
                                .drawnAs(Curve.Style.POINTS))
                .startingAtZero();
    }

    private static Curve theory(ModesResult result, String label, Role role, int from, DoubleFunction<Double> value) {
        List<ModesResult.Snapshot> all = result.snapshots();
        double span = all.get(all.size() - 1).step() - from;
        double[] x = IntStream.range(0, POINTS)
                .mapToDouble(i -> from + span * i / (POINTS - 1))
                .toArray();
        double[] y =
                IntStream.range(0, POINTS).mapToDouble(i -> value.apply(x[i])).toArray();
        return Curve.of(label, role, x, y);
    }

    private static String caption(ModesResult result) {
        String beginning = result.factors() == 2
                ? "u = s/(1 + (s/u₀ − 1) exp(−2st/τ)), u₀ the balanced part of each mode of θ₀"
                : String.format(
                        Locale.ROOT,
                        "τu̇ = %d u^{2 − 2/%d}(s − u), from the first snapshot with 1 %% of a mode on",
                        result.factors(),
                        result.factors());
        String hidden = result.modes().size() > drawn(result)
                ? " The " + drawn(result) + " strongest of " + result.modes().size() + " modes."
                : "";
        return String.format(
                Locale.ROOT,
                "%s. %s. Theory: %s; τ = 1/η = %s steps. %s%s",
                result.data(),
                result.definition().withEnd(result.history()).seedText(),
                beginning,
                Numbers.threeDigits(result.timeConstant()),
                lateness(result),
                hidden);
    }

    private static String lateness(ModesResult result) {
        List<OptionalDouble> errors = result.modes().stream()
                .limit(drawn(result))
                .map(ModesResult.Mode::relativeError)
                .toList();
        return errors.stream().allMatch(OptionalDouble::isEmpty)
                ? "The network has learned no mode half."
                : "The network learned half of a mode later than the theory by "
                        + errors.stream()
                                .map(error -> error.isPresent()
                                        ? Numbers.threeDigits(100 * error.getAsDouble()) + " %"
                                        : "(not learned)")
                                .collect(Collectors.joining(", "))
                        + " (steps of size η make ηs/2).";
    }
}
