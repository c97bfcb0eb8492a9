package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Role;
import org.costscape.figure.VerticalMarker;
import org.costscape.landscape.TrajectoryPoint;
import org.costscape.theory.RandomWalk;

/** The figure of trajectories: β over α with a marker for each snapshot, and a random walk beside them. */
public final class TrajectoryFigure {
    /** The most runs that can be told apart beside the random walk. */
    public static final int MOST_RUNS = 4;

    private static final List<Role> RUNS = List.of(Role.TRAINING, Role.HELD_OUT, Role.SERIES_1, Role.SERIES_2);
    private static final int POINTS_OF_LIMIT = 201;

    private TrajectoryFigure() {}

    /** What to draw. In the unit of the parameters the random walk has the L of the first run. */
    public static CurveFigure of(TrajectoryResult result) {
        TrajectoryResult.OfRun first = result.runs().get(0);
        boolean relative = result.request().relative();
        double length = relative ? 1 : first.length();
        List<Curve> curves = new ArrayList<>();
        curves.add(limit(first, length));
        curves.add(curve("random walk in 10,000 dimensions", Role.SERIES_4, first, TrajectoryResult.Step::walk));
        for (int i = 0; i < result.runs().size(); i++) {
            TrajectoryResult.OfRun run = result.runs().get(i);
            curves.add(curve(result.names().get(i), RUNS.get(i), run, TrajectoryResult.Step::at));
        }
        String unit = relative ? " / L" : ", in the unit of the parameters";
        CurveFigure figure = CurveFigure.of(
                title(result),
                caption(result),
                "α" + unit + ": along the line from θ₀ to θ_f",
                Panel.of("β" + unit + ": distance from that line", curves.toArray(Curve[]::new))
                        .startingAtZero());
        return relative || result.runs().size() == 1
                ? figure.withMarkers(new VerticalMarker(0, "θ₀"), new VerticalMarker(length, "θ_f"))
                : figure.withMarkers(new VerticalMarker(0, "θ₀"));
    }

    private static String title(TrajectoryResult result) {
        List<String> titles = result.runs().stream()
                .map(run -> run.definition().experiment().title())
                .distinct()
                .toList();
        return "Trajectory, " + (titles.size() <= 2 ? String.join(", ", titles) : titles.size() + " networks");
    }

    private static String caption(TrajectoryResult result) {
        return IntStream.range(0, result.runs().size())
                        .mapToObj(i -> about(i, result))
                        .collect(Collectors.joining(" "))
                + " A random walk of as many steps makes the semicircle: an arc alone shows no curvature.";
    }

    private static String about(int number, TrajectoryResult result) {
        TrajectoryResult.OfRun run = result.runs().get(number);
        return String.format(
                Locale.ROOT,
                "%s: %,d snapshots%s, θ_f: step %,d, L = ‖θ_f − θ₀‖ = %s, largest β/L %s.",
                result.names().get(number),
                run.steps().size(),
                run.definition().divergence(" of a run that "),
                run.steps().get(run.end()).step(),
                Numbers.threeDigits(run.length()),
                Numbers.threeDigits(run.largestBeta(result.request())));
    }

    private static Curve curve(
            String label,
            Role role,
            TrajectoryResult.OfRun run,
            Function<TrajectoryResult.Step, TrajectoryPoint> point) {
        return of(label, role, run.steps().stream().map(point).toList()).withMarks();
    }

    /** The closed form, as far as the run goes. */
    private static Curve limit(TrajectoryResult.OfRun run, double length) {
        List<TrajectoryResult.Step> steps = run.steps();
        double longest = (double) steps.get(steps.size() - 1).step()
                / steps.get(run.end()).step();
        List<TrajectoryPoint> points = IntStream.range(0, POINTS_OF_LIMIT)
                .mapToDouble(i -> (1 - Math.cos(Math.PI * i / (POINTS_OF_LIMIT - 1))) / 2) // evenly along the arc
                .mapToObj(RandomWalk::limit)
                .collect(Collectors.toCollection(ArrayList::new));
        if (longest > 1) {
            points.add(RandomWalk.limit(longest));
        }
        return of(
                "random walk, closed form",
                Role.SERIES_5,
                points.stream()
                        .map(p -> new TrajectoryPoint(length * p.alpha(), length * p.beta()))
                        .toList());
    }

    private static Curve of(String label, Role role, List<TrajectoryPoint> points) {
        return Curve.of(
                label,
                role,
                points.stream().mapToDouble(TrajectoryPoint::alpha).toArray(),
                points.stream().mapToDouble(TrajectoryPoint::beta).toArray());
    }
}
