package org.costscape.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.costscape.cost.Evaluation;
import org.costscape.experiment.Branches;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SettingsEdit;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.file.BadInputException;
import org.costscape.task.Parallel;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;
import org.costscape.training.Trainer;
import org.costscape.training.TrainingDefinition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code costscape train}. */
@Command(
        name = "train",
        description = "Train an experiment and keep its snapshots in a run folder.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Runnable {
    @Parameters(
            arity = "0..1",
            paramLabel = "EXPERIMENT",
            description = "A name that costscape list shows, or a definition file that ends in .json.")
    private @Nullable String name;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all randomness; the experiment's by default.")
    private @Nullable Long seed;

    @Mixin
    private final Settings settings = new Settings();

    @Option(
            names = "--until",
            paramLabel = "STEP",
            description =
                    "Stop after so many steps of the whole run, which --resume continues; before and after are kept.")
    private int until = Trainer.TO_THE_END;

    @Mixin
    private final NewRun made = new NewRun();

    @Option(
            names = "--from",
            paramLabel = "RUN",
            description =
                    "Begin at a snapshot of this run instead of drawing θ₀; without EXPERIMENT with its settings.")
    private @Nullable Path from;

    @Option(
            names = "--at",
            paramLabel = "SNAPSHOT",
            converter = Snapshots.class,
            description = "The snapshot of --from: first, best, last (the default), or the number of a step.")
    private @Nullable SnapshotChoice at;

    @Option(
            names = "--resume",
            description = "Continue the run in --out where it was interrupted; it ends as if it had not been.")
    private boolean resume;

    @Mixin
    private final LongWork longWork = new LongWork();

    @Override
    public void run() {
        Home home = Home.find();
        if (at != null && from == null) {
            throw new BadInputException("--at: expected --from RUN too, whose snapshot it is, found none");
        }
        if (resume) {
            resume(home);
        } else if (from != null) {
            branch(Runs.existing(from), home);
        } else {
            start(home);
        }
    }

    private void start(Home home) {
        if (name == null) {
            throw new BadInputException(
                    "EXPERIMENT: expected the name of an experiment, found nothing;" + " costscape list shows all");
        }
        Experiment experiment = named(name, home);
        RunFolder run = made.folder(experiment);
        try (Parallel parallel = longWork.open();
                ExperimentRunner runner = open(name, experiment, home, parallel);
                Console console = console(run)) {
            runner.train(run, until, TrainCommand::print, console);
        }
        finish(run);
    }

    /** Makes an experiment ready; where it stands in a file of the user's, a mistake is said to be in that. */
    private static ExperimentRunner open(String nameOrFile, Experiment experiment, Home home, Parallel parallel) {
        try {
            return ExperimentRunner.open(experiment, home, parallel);
        } catch (BadInputException e) {
            throw Library.isDefinition(nameOrFile) ? new BadInputException(nameOrFile + ": " + e.getMessage(), e) : e;
        }
    }

    private Experiment named(String experimentName, Home home) {
        return made.of(changed(new Library(home).experiment(experimentName)));
    }

    private Experiment changed(Experiment experiment) {
        Experiment seeded = seed == null ? experiment : experiment.withSeed(seed);
        return seeded.withTraining(settings.edit().of(experiment.training()));
    }

    private void branch(RunFolder parent, Home home) {
        SnapshotChoice snapshot = at == null ? SnapshotChoice.LAST : at;
        try (Parallel parallel = longWork.open()) {
            RunDefinition definition = definition(parent, home, parallel);
            RunFolder run = made.folder(definition.experiment());
            Branches.create(run, definition, parent, snapshot);
            try (ExperimentRunner runner = ExperimentRunner.open(run, made.data(), home, parallel);
                    Console console = console(run)) {
                runner.resume(run, until, TrainCommand::print, console);
            } catch (CancellationException e) {
                if (run.history().isEmpty()) {
                    System.err.println(
                            run.path() + ": holds the start alone; begin with costscape train --resume --out "
                                    + run.path() + ", or delete it");
                }
                throw e;
            }
            finish(run);
        }
    }

    /** What a branch is trained with: the named experiment, or what the run it begins at was trained with. */
    private RunDefinition definition(RunFolder parent, Home home, Parallel parallel) {
        if (name == null) {
            RunDefinition definition = RunDefinition.read(parent);
            Experiment experiment = changed(definition.latest());
            return definition.withSeed(experiment.seed()).withTraining(experiment.training());
        }
        try (ExperimentRunner runner = open(name, named(name, home), home, parallel)) {
            return runner.definition();
        }
    }

    private void resume(Home home) {
        Path out = made.out();
        if (out == null || seed != null || from != null) {
            throw new BadInputException("--resume: expected --out RUN, and neither --seed nor --from:"
                    + " a run continues with its own θ and seed");
        }
        RunFolder run = Runs.existing(out);
        String trained = RunDefinition.read(run).experiment().name();
        if (name != null && !name.equals(trained)) {
            throw new BadInputException(
                    "--resume: " + out + " is a run of " + trained + ", found " + name + "; leave the name out");
        }
        try (Parallel parallel = longWork.open();
                ExperimentRunner runner = ExperimentRunner.open(run, made.data(), home, parallel);
                Console console = console(run)) {
            if (!settings.edit().equals(SettingsEdit.NONE)) {
                change(runner, run);
            }
            System.out.println(run.path() + ": " + Runs.describe(run));
            runner.resume(run, until, TrainCommand::print, console);
        }
        finish(run);
    }

    private void change(ExperimentRunner runner, RunFolder run) {
        TrainingDefinition asked =
                settings.edit().of(RunDefinition.read(run).settings().last());
        runner.change(run, asked.optimizer(), asked.batch(), asked.steps())
                .ifPresentOrElse(
                        change -> System.out.println(
                                run.path() + ": " + runner.definition(run).lastChange()),
                        () -> System.out.println(run.path() + ": these settings hold already"));
    }

    private Console console(RunFolder run) {
        return longWork.console("training step", "continue with costscape train --resume --out " + run.path());
    }

    static void print(HistoryEntry entry) {
        String step = String.format(Locale.ROOT, "step %6d   ", entry.step());
        System.out.println(entry.heldOut()
                .map(heldOut -> step + "training " + text(entry.train()) + "   held-out " + text(heldOut))
                .orElseGet(() -> step + "cost " + Numbers.threeDigits(entry.trainCost())));
    }

    /** The cost, and the error rate where the examples have classes. */
    private static String text(Evaluation evaluation) {
        String cost = String.format(Locale.ROOT, "cost %.4f", evaluation.cost());
        return Double.isNaN(evaluation.errorRate())
                ? cost
                : cost + String.format(Locale.ROOT, ", error %5.2f %%", 100 * evaluation.errorRate());
    }

    private static void finish(RunFolder run) {
        System.out.println("done: " + run.path() + ", " + run.snapshots().size() + " snapshots, " + Runs.describe(run));
        System.out.println(NextStep.of(run));
    }
}
