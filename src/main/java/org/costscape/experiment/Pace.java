package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.costscape.array.NativeMath;
import org.costscape.cost.CostFunction;
import org.costscape.cost.TrainingCost;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Demand;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;

/**
 * How fast the work on an experiment goes on this machine, measured when it is asked for, and the memory that it takes.
 *
 * @param secondsAPoint for the cost of the training and of the held-out set at one θ
 * @param secondsAPointOfALine of points of a line, which may share work, as those of planes and surfaces do
 * @param secondsAStep of training
 * @param bytes that data, network and activations take, about
 */
public record Pace(double secondsAPoint, double secondsAPointOfALine, double secondsAStep, double bytes) {
    /** Steps that are measured; the shortest counts, because the first ones run before they are compiled. */
    private static final int STEPS = 5;

    private static final int POINTS = 2;

    /** Points of the line that is measured: as many as take about so many seconds alone. */
    private static final int FEWEST = 9;

    private static final int MOST = 51;
    private static final double SECONDS_OF_A_LINE = 3;

    /** Standard deviation of both ends of that line, about that of weights: signs of units change along it. */
    private static final double DEVIATION = 0.1;

    /** Measures some steps and points, at θ = 0: how long they take does not depend on θ. A cancel stops it. */
    public static Pace of(ExperimentRunner runner, Progress progress) {
        return runner.cancellable(progress, () -> measured(runner));
    }

    /** What steps of training take, with the evaluations on the way. */
    Demand demand(Experiment experiment, int steps) {
        double seconds = trainingSeconds(experiment, steps);
        return new Demand(
                String.format(
                        Locale.ROOT,
                        "%,d training steps: about %s, and about %s while working",
                        steps,
                        Numbers.duration(seconds),
                        Numbers.bytes(bytes)),
                seconds,
                bytes / NativeMath.memoryLimit());
    }

    private static Pace measured(ExperimentRunner runner) {
        try (TrainingCost training = runner.steps();
                ParameterVector theta = ParameterVector.zeros(
                        training.layout(), runner.experiment().precision());
                ParameterVector gradient = ParameterVector.zeros(training.layout(), theta.precision())) {
            double secondsAStep = shortest(STEPS, step -> training.costAndGradient(step, theta, gradient));
            double secondsAPoint = shortest(POINTS, point -> {
                runner.training().evaluate(theta);
                runner.heldOut().ifPresent(cost -> cost.evaluate(theta));
            });
            return new Pace(secondsAPoint, ofALine(runner, secondsAPoint), secondsAStep, runner.working());
        }
    }

    private static double ofALine(ExperimentRunner runner, double secondsAPoint) {
        int points = (int) Math.max(FEWEST, Math.min(MOST, SECONDS_OF_A_LINE / secondsAPoint));
        List<CostFunction> costs = Stream.concat(Stream.of(runner.training()), runner.heldOut().stream())
                .toList();
        try (ParameterVector theta = new Initialization.Gaussian(DEVIATION)
                .draw(runner.training().layout(), runner.experiment().precision(), 1)) {
            return SweepSize.sampled(runner, theta, costs, points) / points;
        }
    }

    private static double shortest(int tries, IntConsumer work) {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tries; i++) {
            long start = System.nanoTime();
            work.accept(i);
            shortest = Math.min(shortest, (System.nanoTime() - start) / 1e9);
        }
        return shortest;
    }

    /** Of a training from its beginning, with the evaluations on the way. */
    public double trainingSeconds(Experiment experiment) {
        return trainingSeconds(experiment, experiment.training().steps());
    }

    private double trainingSeconds(Experiment experiment, int steps) {
        return steps * secondsAStep + steps / (double) experiment.training().evaluateEvery() * secondsAPoint;
    }
}
