package org.costscape.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Outputs;
import org.costscape.cost.TrainingCost;
import org.costscape.dataset.DataSplit;
import org.costscape.dataset.Split;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Demand;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Branch;
import org.costscape.training.Course;
import org.costscape.training.Initialization;
import org.costscape.training.Measurement;
import org.costscape.training.Net2Net;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.RunFolder;
import org.costscape.training.SettingsChange;
import org.costscape.training.Snapshot;
import org.costscape.training.Trainer;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingListener;
import org.costscape.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * An experiment made ready: its data read, its network built, its costs allocated. It trains runs and evaluates their
 * landscapes; the window, the command line and the tests use it alike. It works for one caller at a time.
 */
public final class ExperimentRunner implements AutoCloseable {
    /** So few steps of training are not foreseen: a few of them would have to be measured. */
    private static final int FEW_STEPS = 100;

    private final Experiment experiment;
    private final RunDefinition definition;
    private final DataSplit data;
    private final Costs costs;
    private final Parallel parallel;

    private ExperimentRunner(Experiment experiment, DataSplit data, String teacher, Parallel parallel) {
        this.experiment = experiment;
        this.data = data;
        this.definition = RunDefinition.of(experiment, data, teacher);
        this.parallel = parallel;
        this.costs = Costs.of(experiment, data, parallel);
    }

    /**
     * Makes an experiment ready.
     *
     * @param parallel stays the caller's to close
     * @throws BadInputException if its data cannot be used, do not fit the network, or the network not the memory
     */
    public static ExperimentRunner open(Experiment experiment, Home home, Parallel parallel) {
        return open(experiment, "", home, parallel);
    }

    private static ExperimentRunner open(Experiment experiment, String teacher, Home home, Parallel parallel) {
        MemoryNeed need = new MemoryNeed(experiment, parallel.lanes());
        need.check();
        DataSplit data = experiment.data().read(home);
        try {
            if (data instanceof Split examples) {
                checkFeatures(experiment, examples);
                need.check(examples);
            }
            return new ExperimentRunner(experiment, data, teacher, parallel);
        } catch (BadInputException e) {
            data.close();
            throw e;
        }
    }

    /**
     * Makes the experiment of a run ready, and checks that the data are the run's.
     *
     * @param dataFolder where the run's data are now, if not where they were
     */
    public static ExperimentRunner open(RunFolder run, @Nullable Path dataFolder, Home home, Parallel parallel) {
        RunDefinition definition = RunDefinition.read(run);
        Experiment experiment = definition.experiment();
        Experiment moved = dataFolder == null
                ? experiment
                : experiment.withData(experiment.data().in(dataFolder));
        ExperimentRunner runner = open(moved, definition.teacher(), home, parallel);
        try {
            definition.check(run, runner.data);
        } catch (BadInputException e) {
            runner.close();
            throw e;
        }
        return runner;
    }

    public Experiment experiment() {
        return experiment;
    }

    /** The definition of a run of the experiment, with the changes of its settings, and its end, as they are now. */
    public RunDefinition definition(RunFolder run) {
        return definition.withChangesOf(run).withEnd(run.history());
    }

    /** The settings along a run of the experiment, as they are now. */
    Course course(RunFolder run) {
        return new Course(settings(run), costs::stepsAnEpoch);
    }

    private TrainingSettings settings(RunFolder run) {
        return definition.withChangesOf(run).settings();
    }

    /** What each step of training lowers with a size of the minibatches; the caller closes it. */
    TrainingCost steps(int batch) {
        return costs.steps(batch);
    }

    /** The definition of the run that was opened, or of a new one; its teacher is known when it is trained. */
    public RunDefinition definition() {
        return definition;
    }

    /** What J is measured on, in words. */
    String measured() {
        return data.description()
                + (experiment.data() instanceof TextData text
                        ? String.format(
                                Locale.ROOT,
                                "; measured on the first %,d of each",
                                text.use().evaluated())
                        : "");
    }

    public DataSplit data() {
        return data;
    }

    /** J on the training set. */
    public CostFunction training() {
        return costs.training();
    }

    /**
     * J on the training set, computed in double whatever the precision of the experiment: what curvature is taken of. The caller
     * closes it.
     *
     * @throws BadInputException if it does not fit the memory
     */
    CostFunction trainingInDouble() {
        need().checkInDouble(data);
        return costs.trainingInDouble();
    }

    /** What each step of training lowers; the caller closes it. */
    TrainingCost steps() {
        return costs.steps(experiment.training().batch());
    }

    /** J on the held-out set, if anything is held out. */
    public Optional<CostFunction> heldOut() {
        return costs.heldOut();
    }

    /**
     * The network's outputs on the first examples or tokens of the training set, in double; the caller closes them.
     *
     * @param examples how many, at most
     * @param statistics of batch normalizations, where they are not those of these examples
     * @return empty where there is no network
     */
    Optional<Outputs> outputs(int examples, @Nullable ParameterVector statistics) {
        return costs.outputs(examples, statistics);
    }

    /** J of a network with batch normalization, whose statistics can be chosen; empty for any other. */
    Optional<NormalizedCosts> normalized() {
        return costs.normalized();
    }

    /** Number of steps of an epoch with the settings that hold at the end of a run, which need not have begun. */
    public int stepsAnEpoch(RunFolder run) {
        return costs.stepsAnEpoch(settings(run).last().batch());
    }

    /**
     * Changes the settings of a run of this experiment from the step on up to which it was trained; {@link #resume} goes on with
     * them. A run that is complete can so be given more steps.
     *
     * @return the change that was recorded; empty where these settings hold already
     * @throws BadInputException if the settings do not fit the experiment, if the run has diverged or stopped early, is complete
     *     and gets no more steps, or is being trained
     */
    public Optional<SettingsChange> change(RunFolder run, OptimizerDefinition optimizer, int batch, int steps) {
        RunDefinition before = RunDefinition.read(Runs.existing(run.path()));
        TrainingDefinition asked = before.settings().last().with(optimizer, batch, steps);
        experiment.withTraining(asked);
        costs.stepsAnEpoch(batch);
        if (asked.equals(before.settings().last())) {
            return Optional.empty();
        }
        RunChecks.changeable(run);
        return Optional.of(run.alone(() -> {
            SettingsChange change = new SettingsChange(Runs.step(run), optimizer, batch, steps);
            Changes.append(run, change);
            return change;
        }));
    }

    /** Trains a run to its end in a folder that holds none yet. */
    public void train(RunFolder run, TrainingListener listener, Progress progress) {
        train(run, Trainer.TO_THE_END, listener, progress);
    }

    /**
     * Trains a run in a folder that holds none yet, to its end or to a step before it: {@link Trainer#run}.
     *
     * @param until number of steps after which it stops, at least 1, or {@link Trainer#TO_THE_END}
     * @throws BadInputException if the folder holds something already, or there is no teacher to grow θ₀ from
     */
    public void train(RunFolder run, int until, TrainingListener listener, Progress progress) {
        RunChecks.bound(until);
        RunChecks.begins(run, experiment);
        String teacher = experiment.initialization() instanceof Net2Net start
                ? Teacher.of(experiment, start, run).sha256()
                : "";
        costs.stepsAnEpoch(
                experiment.training().batch()); // refuses what the data do not fill, before anything is written
        foresee(run, until, progress);
        String text = Definitions.write(RunDefinition.of(experiment, data, teacher));
        run.found(() -> AtomicFile.writeString(run.definitionFile(), text));
        begin(run, until, listener, progress);
    }

    /** Continues a run of this experiment that was interrupted to its end; a run that is complete stays as it is. */
    public void resume(RunFolder run, TrainingListener listener, Progress progress) {
        resume(run, Trainer.TO_THE_END, listener, progress);
    }

    /**
     * Continues a run of this experiment that was interrupted; a run that is complete or there already stays as it is.
     *
     * @param until number of steps after which it stops, at least 1, or {@link Trainer#TO_THE_END}
     * @throws BadInputException if the folder is not a run, has diverged, was imported, or was trained otherwise
     */
    public void resume(RunFolder run, int until, TrainingListener listener, Progress progress) {
        RunChecks.bound(until);
        RunDefinition found = RunDefinition.read(Runs.existing(run.path()));
        found.check(run, data);
        RunChecks.same(run, found, experiment);
        RunChecks.trainedHere(run, found);
        switch (Runs.state(run)) {
            case COMPLETE -> {}
            case DIVERGED ->
                throw new BadInputException(run.path()
                        + ": the run has diverged and cannot be continued; train again with a smaller learning rate");
            case INTERRUPTED -> {
                foresee(run, until, progress);
                begin(run, until, listener, progress);
            }
        }
    }

    /** Trains a new run, or resumes the one that is there. */
    public void trainOrResume(RunFolder run, TrainingListener listener, Progress progress) {
        trainOrResume(run, Trainer.TO_THE_END, listener, progress);
    }

    /** The same to its end or to a step before it. */
    public void trainOrResume(RunFolder run, int until, TrainingListener listener, Progress progress) {
        if (Files.exists(run.definitionFile())) {
            resume(run, until, listener, progress);
        } else {
            train(run, until, listener, progress);
        }
    }

    private void begin(RunFolder run, int until, TrainingListener listener, Progress progress) {
        Trainer trainer = new Trainer(
                course(run), () -> start(run), costs::steps, costs.training(), costs.heldOut(), experiment.precision());
        cancellable(progress, () -> {
            trainer.run(run, until, listener, progress);
            return run;
        });
    }

    /** Says what training takes; a few steps are soon done, and not foreseen. */
    private void foresee(RunFolder run, int until, Progress progress) {
        TrainingDefinition settings = settings(run).last();
        int steps = Math.min(until, settings.steps())
                - run.checkpoint().map(Snapshot::step).orElse(0);
        if (steps >= FEW_STEPS) {
            Demand demand = Pace.of(this, progress).demand(experiment.withTraining(settings), steps);
            if (demand.isLarge()) {
                progress.expect(demand);
            }
        }
    }

    /** θ₀ of a run whose definition is written and which has no checkpoint yet. */
    private ParameterVector start(RunFolder run) {
        if (experiment.initialization() instanceof Net2Net start && data instanceof Split examples) {
            return Teacher.of(experiment, start, run)
                    .grow(RunDefinition.read(run).teacher(), new Measurement(examples.training(), parallel));
        }
        if (experiment.initialization() instanceof Branch branch) {
            return branch.load(run, costs.training().layout(), experiment.precision());
        }
        return costs.start((Initialization) experiment.initialization());
    }

    /** Does work on this experiment's costs that a cancel stops in the midst of one evaluation, see {@link Parallel#cancellable}. */
    <T> T cancellable(Progress progress, Supplier<T> work) {
        return parallel.cancellable(progress, work);
    }

    /** The threads that it computes on. */
    Parallel parallel() {
        return parallel;
    }

    /** Frees the working memory. */
    @Override
    public void close() {
        costs.close();
        data.close();
    }

    private static void checkFeatures(Experiment experiment, Split data) {
        if (data.training().features() != experiment.network().inputs()) {
            throw new BadInputException("experiment " + experiment.name() + ": network.inputs: expected "
                    + data.training().features() + ", the number of features in "
                    + data.training().name() + ", found "
                    + experiment.network().inputs());
        }
    }

    /** Bytes that data, network and activations take while costs are computed, about. */
    double working() {
        return need().bytes(data);
    }

    private MemoryNeed need() {
        return new MemoryNeed(experiment, parallel.lanes());
    }
}
