package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import org.costscape.cost.MinibatchCost;
import org.costscape.cost.TrainingCost;
import org.costscape.file.BadInputException;
import org.costscape.landscape.Smoothness;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.training.Course;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/** Measures how smooth the cost is along the gradient at each snapshot of a run. */
public final class SmoothnessStudy {
    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public SmoothnessStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Checks, before anything is opened, that runs can be compared.
     *
     * @throws BadInputException if they were trained on different data
     */
    public static void check(List<RunFolder> runs) {
        SameData.check(runs);
    }

    /**
     * Measures all snapshots; progress counts evaluations.
     *
     * @throws BadInputException if there is no snapshot, one is damaged, or a cost not finite at one
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public SmoothnessResult run(RunFolder run, MeasuredCost cost, Progress progress) {
        return runner.cancellable(progress, () -> smoothness(run, cost, progress));
    }

    private SmoothnessResult smoothness(RunFolder run, MeasuredCost cost, Progress progress) {
        List<Snapshot> snapshots = run.snapshots();
        if (snapshots.isEmpty()) {
            throw new BadInputException(run.path() + ": no snapshots; train the run again");
        }
        long total = (long) snapshots.size() * Smoothness.count();
        long[] begun = new long[1];
        Runnable beforeEach = () -> {
            progress.check();
            begun[0]++;
            progress.report(begun[0], total);
        };
        Course course = runner.course(run);
        List<Smoothness> measured = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            Snapshot.Loaded loaded = snapshot.load(
                    runner.training().layout(), runner.experiment().precision());
            try (ParameterVector theta = loaded.theta()) {
                measured.add(measure(course, theta, loaded.step(), cost, beforeEach));
            }
            hashes.add(loaded.sha256());
        }
        return new SmoothnessResult(
                run, runner.definition(run), cost, runner.measured(), List.copyOf(measured), List.copyOf(hashes));
    }

    private Smoothness measure(Course course, ParameterVector theta, int step, MeasuredCost cost, Runnable beforeEach) {
        try (TrainingCost steps = runner.steps(course.at(step).batch());
                MinibatchCost minibatch = new MinibatchCost(steps, step + course.ahead(step), theta.precision())) {
            double rate = course.learningRate(step);
            return Smoothness.of(
                    cost == MeasuredCost.TRAINING ? runner.training() : minibatch, theta, step, rate, beforeEach);
        }
    }
}
