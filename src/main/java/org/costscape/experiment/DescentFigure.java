package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.cost.SoftplusDefinition;
import org.costscape.cost.ToyDefinition;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.Note;
import org.costscape.figure.Panel;
import org.costscape.figure.Range;
import org.costscape.figure.Role;
import org.costscape.theory.CriticalPoint;
import org.costscape.training.Descent;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;

/**
 * The figure of descents on a toy of one parameter: J(w) with its minima, and a ball's way down from each start. Where one does not
 * come to rest, J and |J′| over its steps are beside it.
 *
 * <p>Of several minima in view the lowest is ideal; those are acceptable that lie above it by at most a tenth of the way to the
 * highest maximum in view; the others are to be avoided.
 *
 * <p>Reference: Goodfellow, Bengio, Courville, "Deep Learning", MIT Press 2016, figure 4.3.
 */
final class DescentFigure {
    private static final int POINTS = 801;
    private static final double ACCEPTABLE = 0.1;
    private static final List<Role> WAYS =
            List.of(Role.HELD_OUT, Role.SERIES_1, Role.SERIES_2, Role.SERIES_3, Role.SERIES_4);

    private DescentFigure() {}

    /** What to draw. */
    static Figure of(DescentResult result) {
        String title = result.experiment().title();
        CurveFigure curve = CurveFigure.of(
                        result.allRest() ? title : "the way down",
                        result.allRest() ? caption(result) : "",
                        "parameter w",
                        curve(result))
                .withXRange(result.range().lower(), result.range().upper());
        return result.allRest() ? curve : sheet(title, caption(result), List.of(curve, overSteps(result)));
    }

    /** Figures beside each other. */
    static FigureSheet sheet(String title, String caption, List<Figure> cells) {
        return new FigureSheet(title, caption, 2, cells, Map.of()).lettered();
    }

    static String caption(DescentResult result) {
        return String.format(
                Locale.ROOT,
                "%s, η = %s. A way ends at rest: gradient and last step at most 10⁻⁸.",
                result.experiment().training().optimizer().title(),
                Numbers.plain(result.experiment().training().optimizer().learningRate()));
    }

    private static Panel curve(DescentResult result) {
        ToyDefinition toy = result.toy();
        Range range = result.range();
        double[] w = IntStream.range(0, POINTS)
                .mapToDouble(i -> range.lower() + range.length() * i / (POINTS - 1))
                .toArray();
        double[] costs = IntStream.range(0, POINTS)
                .mapToDouble(i -> toy.value(new double[] {w[i]}))
                .toArray();
        List<Curve> curves = new ArrayList<>();
        curves.add(Curve.of(toy.title(), Role.TRAINING, w, costs));
        for (int i = 0; i < result.ways().size(); i++) {
            DescentResult.Way way = result.ways().get(i);
            curves.add(overSteps(
                            from(way) + ": " + end(way),
                            WAYS.get(i),
                            way,
                            step -> step.theta().get(0),
                            Descent.Step::cost)
                    .drawnAs(way.rest().isPresent() ? Curve.Style.TO_REST : Curve.Style.ROLLING));
        }
        return Panel.of(toy.title(), curves.toArray(Curve[]::new)).withNotes(notes(toy, range));
    }

    /** {@code from −1.2}, {@code from (0.1, −0.09)}. */
    static String from(DescentResult.Way way) {
        String numbers = way.start().stream().map(Numbers::plain).collect(Collectors.joining(", "));
        return way.start().size() == 1 ? "from " + numbers : "from (" + numbers + ")";
    }

    /** How a way ends. At rest, what is less than 1e-6 is 0 as far as the descent went. */
    static String end(DescentResult.Way way) {
        Descent.Step last = way.descent().last();
        DoubleFunction<String> text =
                value -> Numbers.threeDigits(way.rest().isPresent() && Math.abs(value) < 1e-6 ? 0 : value);
        String where = last.theta().stream().map(text::apply).collect(Collectors.joining(", "));
        String at = (last.theta().size() == 1 ? "w = " + where : "w = (" + where + ")") + ", J = "
                + text.apply(last.cost());
        return way.rest()
                .map(rest -> String.format(
                        Locale.ROOT,
                        "rests in %s, %s, after %,d steps",
                        rest.kind().noun(),
                        at,
                        last.step()))
                .orElseGet(() -> String.format(Locale.ROOT, "after %,d steps still on its way, %s", last.step(), at));
    }

    private static List<Note> notes(ToyDefinition toy, Range range) {
        List<CriticalPoint> points = CriticalPoint.between(toy, range.lower(), range.upper());
        List<CriticalPoint> minima = points.stream()
                .filter(point -> point.kind() == CriticalPoint.Kind.MINIMUM)
                .toList();
        double lowest = minima.stream().mapToDouble(CriticalPoint::cost).min().orElse(0);
        double highest = points.stream().mapToDouble(CriticalPoint::cost).max().orElse(0);
        return minima.stream()
                .map(point -> new Note(
                        point.at().get(0),
                        point.cost(),
                        minima.size() == 1 ? "minimum" : verdict((point.cost() - lowest) / (highest - lowest))))
                .toList();
    }

    private static String verdict(double share) {
        if (share == 0) {
            return "ideal";
        }
        return share <= ACCEPTABLE ? "acceptable" : "avoid";
    }

    private static CurveFigure overSteps(DescentResult result) {
        List<Curve> costs = new ArrayList<>();
        List<Curve> slopes = new ArrayList<>();
        boolean limited = hasLimit(result.experiment());
        if (limited) {
            costs.add(limit(result, n -> Math.log1p(1 / n)));
            slopes.add(limit(result, n -> 1 / (1 + n)));
        }
        for (int i = 0; i < result.ways().size(); i++) {
            DescentResult.Way way = result.ways().get(i);
            String label = from(way);
            costs.add(overSteps(label, WAYS.get(i), way, Descent.Step::step, Descent.Step::cost));
            slopes.add(overSteps(label, WAYS.get(i), way, Descent.Step::step, Descent.Step::gradientNorm));
        }
        return CurveFigure.of(
                        "over the steps",
                        "",
                        "steps n",
                        Panel.of("cost J" + (limited ? "; theory: log(1 + 1/ηn)" : ""), costs.toArray(Curve[]::new))
                                .logarithmic(),
                        Panel.of("slope |J′|" + (limited ? "; theory: 1/(1 + ηn)" : ""), slopes.toArray(Curve[]::new))
                                .logarithmic())
                .withLogarithmicX();
    }

    /**
     * Whether the descent comes near to log(1 + 1/ηn): gradient flow on log(1 + e⁻ʷ) keeps w + eʷ − ηn, so that eʷ is ηn to first
     * order.
     */
    private static boolean hasLimit(Experiment experiment) {
        return experiment.objective() instanceof SoftplusDefinition
                && experiment.training().optimizer() instanceof SgdDefinition
                && !experiment.training().optimizer().remembers()
                && experiment.training().schedule() instanceof Schedule.Constant
                && experiment.training().rules().isEmpty();
    }

    /** A function of ηn at the steps n of the longest way. */
    private static Curve limit(DescentResult result, DoubleUnaryOperator value) {
        double rate = result.experiment().training().optimizer().learningRate();
        int last = result.ways().stream()
                .mapToInt(way -> way.descent().last().step())
                .max()
                .orElseThrow();
        double[] n = IntStream.rangeClosed(1, last).asDoubleStream().toArray();
        double[] y = IntStream.range(0, last)
                .mapToDouble(i -> value.applyAsDouble(rate * n[i]))
                .toArray();
        return Curve.of("theory", Role.SERIES_5, n, y);
    }

    static Curve overSteps(
            String label,
            Role role,
            DescentResult.Way way,
            ToDoubleFunction<Descent.Step> x,
            ToDoubleFunction<Descent.Step> y) {
        List<Descent.Step> steps = way.descent().steps();
        return Curve.of(
                label,
                role,
                steps.stream().mapToDouble(x).toArray(),
                steps.stream().mapToDouble(y).toArray());
    }
}
