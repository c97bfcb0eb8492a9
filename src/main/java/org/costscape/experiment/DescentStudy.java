package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.cost.ToyCost;
import org.costscape.cost.ToyDefinition;
import org.costscape.figure.Range;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.theory.CriticalPoint;
import org.costscape.training.Descent;
import org.costscape.training.Initialization;

/** Descends on toys of one or two parameters from several points with the optimizer of an experiment. */
public final class DescentStudy {
    /** The most ways that can be told apart. */
    static final int MOST_WAYS = 5;

    private static final int TIMES_THE_STEPS = 10;

    /** Half the side of the square of two parameters at least. */
    private static final double SQUARE = 1.5;

    /** What is shown beside the ways, as a share of their extent. */
    private static final double SQUARE_BESIDE = 0.15;

    private static final double BESIDE = 0.05;

    /** What is shown of one parameter beside the ways at least. */
    private static final double LEAST_BESIDE = 0.2;

    private DescentStudy() {}

    /** Whether an experiment is a toy that can be drawn. */
    public static boolean suits(Experiment experiment) {
        return experiment.objective() instanceof ToyDefinition toy && toy.parameters() <= 2;
    }

    /**
     * Descends; progress counts the ways.
     *
     * @throws BadInputException if the experiment is no toy of one or two parameters, or a descent diverges
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static DescentResult of(Experiment experiment, DescentRequest request, Progress progress) {
        if (!suits(experiment) || !(experiment.objective() instanceof ToyDefinition toy)) {
            throw new BadInputException("experiment " + experiment.name()
                    + ": objective: expected a toy of one or two parameters, found "
                    + (experiment.objective() instanceof ToyDefinition other
                            ? "one of " + other.parameters() + " parameters"
                            : "that of a network")
                    + "; try three-minima, no-critical-point or saddle");
        }
        int most = request.steps().orElse((int) Math.min(
                DescentRequest.MOST_STEPS,
                (long) TIMES_THE_STEPS * experiment.training().steps()));
        List<DescentResult.Way> ways = new ArrayList<>();
        try (ToyCost cost = new ToyCost(toy)) {
            List<List<Double>> starts = starts(experiment, toy, cost, request);
            for (List<Double> start : starts) {
                ways.add(descend(experiment, toy, cost, start, most, progress));
                progress.report(ways.size(), starts.size());
            }
        }
        return new DescentResult(experiment, request, request.range().orElseGet(() -> range(toy, ways)), ways);
    }

    private static DescentResult.Way descend(
            Experiment experiment, ToyDefinition toy, ToyCost cost, List<Double> start, int most, Progress progress) {
        try (ParameterVector first = ParameterVector.of(cost.layout(), Precision.DOUBLE, array(start))) {
            Descent descent = Descent.of(experiment.training(), cost, first, most, progress);
            if (descent.end() == Descent.End.DIVERGED) {
                throw new BadInputException("--from " + start + ": the descent diverged after "
                        + descent.steps().size() + " steps; start nearer to a minimum, or lower the learning rate "
                        + experiment.training().optimizer().learningRate() + " of the experiment");
            }
            return new DescentResult.Way(
                    descent,
                    descent.end() == Descent.End.AT_REST
                            ? Optional.of(CriticalPoint.of(toy, descent.last().theta()))
                            : Optional.empty());
        }
    }

    private static List<List<Double>> starts(
            Experiment experiment, ToyDefinition toy, ToyCost cost, DescentRequest request) {
        List<Double> numbers = request.from();
        if (numbers.isEmpty()) {
            if (!(experiment.initialization() instanceof Initialization drawn)) {
                throw new BadInputException("--from: expected a start for a run that began at another run's θ,"
                        + " found none; give its numbers");
            }
            try (ParameterVector own = drawn.draw(cost.layout(), Precision.DOUBLE, experiment.seed())) {
                return List.of(boxed(own.toDoubles()));
            }
        }
        int each = toy.parameters();
        if (numbers.size() % each != 0 || numbers.size() / each > MOST_WAYS) {
            throw new BadInputException("--from: expected "
                    + (each == 1 ? "a number for each start" : each + " numbers for each start") + ", at most "
                    + MOST_WAYS + " starts, found "
                    + (numbers.size() == 1 ? "one number" : numbers.size() + " numbers"));
        }
        List<List<Double>> starts = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += each) {
            starts.add(numbers.subList(i, i + each));
        }
        return starts;
    }

    /** Of one parameter the ways' extent and a little more; of two a square about 0, so that a saddle there is seen. */
    private static Range range(ToyDefinition toy, List<DescentResult.Way> ways) {
        DoubleSummaryStatistics w = ways.stream()
                .flatMap(way -> way.descent().steps().stream())
                .flatMap(step -> step.theta().stream())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        double size = Math.max(Math.max(Math.abs(w.getMin()), Math.abs(w.getMax())), SQUARE);
        if (toy.parameters() == 2) {
            return new Range(-(1 + SQUARE_BESIDE) * size, (1 + SQUARE_BESIDE) * size);
        }
        double beside = Math.max(BESIDE * (w.getMax() - w.getMin()), LEAST_BESIDE);
        return new Range(w.getMin() - beside, w.getMax() + beside);
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
