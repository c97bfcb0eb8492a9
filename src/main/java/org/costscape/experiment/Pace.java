package org.costscape.experiment;

import java.util.Locale;
import org.costscape.array.NativeMath;
import org.costscape.cost.TrainingCost;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Demand;
import org.costscape.task.Progress;

/**
 * How fast the work on an experiment goes on this machine, measured when it is asked for, and the memory that it takes.
 *
 * @param secondsAPoint for the cost of the training and of the held-out set at one θ
 * @param secondsAStep of training
 * @param bytes that data, network and activations take, about
 */
public record Pace(double secondsAPoint, double secondsAStep, double bytes) {
    /** Steps that are measured, after one that makes everything ready. */
    private static final int STEPS = 3;

    /** Measures some steps and one point, at θ = 0: how long they take does not depend on θ. A cancel stops it. */
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
            training.costAndGradient(0, theta, gradient);
            long start = System.nanoTime();
            for (int step = 1; step <= STEPS; step++) {
                training.costAndGradient(step, theta, gradient);
            }
            double secondsAStep = seconds(start) / STEPS;
            start = System.nanoTime();
            runner.training().evaluate(theta);
            runner.heldOut().ifPresent(cost -> cost.evaluate(theta));
            return new Pace(seconds(start), secondsAStep, runner.working());
        }
    }

    /** Of a training from its beginning, with the evaluations on the way. */
    public double trainingSeconds(Experiment experiment) {
        return trainingSeconds(experiment, experiment.training().steps());
    }

    private double trainingSeconds(Experiment experiment, int steps) {
        return steps * secondsAStep + steps / (double) experiment.training().evaluateEvery() * secondsAPoint;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
