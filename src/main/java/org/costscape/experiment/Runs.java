package org.costscape.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Imported;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;
import org.costscape.training.TrainingDefinition;

/**
 * The folder that holds runs.
 *
 * @param path the folder
 */
public record Runs(Path path) {
    private static final Pattern NUMBER = Pattern.compile("-(\\d{1,9})$");

    /** {@code runs/} in the working directory. */
    public static final Runs DEFAULT = new Runs(Path.of("runs"));

    /** By the name, then by the number at its end: the tenth run does not come before the second. */
    public static final Comparator<RunFolder> BY_NAME =
            Comparator.comparing(Runs::nameWithoutNumber).thenComparingInt(Runs::number);

    /** Where a run stands. */
    public enum State {
        COMPLETE,
        DIVERGED,
        INTERRUPTED
    }

    /** A folder that does not exist yet: the experiment's name, with a number where that is taken. */
    public RunFolder next(Experiment experiment) {
        int number = 1;
        Path folder = path.resolve(experiment.name());
        while (Files.exists(folder)) {
            number++;
            folder = path.resolve(experiment.name() + "-" + number);
        }
        return new RunFolder(folder);
    }

    /** All runs in order of their names. */
    public List<RunFolder> all() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(path)) {
            return folders.map(RunFolder::new)
                    .sorted(BY_NAME)
                    .filter(run -> Files.exists(run.definitionFile()))
                    .toList();
        } catch (IOException e) {
            throw new BadInputException("cannot read " + path + ": " + AtomicFile.reason(e), e);
        }
    }

    private static String nameWithoutNumber(RunFolder run) {
        return run.path().getFileName().toString().replaceFirst("-\\d{1,9}$", "");
    }

    private static int number(RunFolder run) {
        Matcher number = NUMBER.matcher(run.path().getFileName().toString());
        return number.find() ? Integer.parseInt(number.group(1)) : 1;
    }

    /**
     * A run that exists.
     *
     * @throws BadInputException if the folder is not a run
     */
    public static RunFolder existing(Path folder) {
        RunFolder run = new RunFolder(folder);
        if (!Files.exists(run.definitionFile())) {
            throw new BadInputException(folder + ": not a run: "
                    + (Files.isDirectory(folder)
                            ? "expected a file definition.json in it; costscape train makes a run"
                            : "there is no such folder" + meant(folder)));
        }
        return run;
    }

    /** The run of that name in {@link #DEFAULT}, or one beside the folder whose name is near; otherwise how one is found or made. */
    private static String meant(Path folder) {
        RunFolder within = new RunFolder(DEFAULT.path.resolve(folder));
        return (Files.exists(within.definitionFile())
                        ? Optional.of(within.path())
                        : Nearest.of(folder.getFileName().toString(), beside(folder))
                                .map(folder::resolveSibling))
                .map(name -> "; did you mean " + name + "?")
                .orElse("; costscape list shows the runs, costscape train makes one");
    }

    /** The names of the runs in the folder that a folder would be in. */
    private static List<String> beside(Path folder) {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        return parent == null
                ? List.of()
                : new Runs(parent)
                        .all().stream()
                                .map(run -> run.path().getFileName().toString())
                                .toList();
    }

    /**
     * Runs that exist, for one figure.
     *
     * @throws BadInputException if one is given twice, or a folder is not a run
     */
    public static List<RunFolder> existing(List<Path> folders) {
        for (int i = 1; i < folders.size(); i++) {
            Path folder = folders.get(i).toAbsolutePath().normalize();
            if (folders.subList(0, i).stream()
                    .anyMatch(other -> other.toAbsolutePath().normalize().equals(folder))) {
                throw new BadInputException(
                        folders.get(i) + ": expected different runs, found this one twice; name it once");
            }
        }
        return folders.stream().map(Runs::existing).toList();
    }

    /**
     * The same of a figure that has no room for any number of them.
     *
     * @throws BadInputException if there are too many, one is given twice, or a folder is not a run
     */
    public static List<RunFolder> existing(List<Path> folders, int most) {
        if (folders.size() > most) {
            throw new BadInputException("runs: expected at most " + most + ", found " + folders.size()
                    + "; draw the others in a figure of their own");
        }
        return existing(folders);
    }

    /** A run in a few words, for example {@code relu, complete after 1,560 of 1,560 steps, best on held-out data at step 507}. */
    public static String describe(RunFolder run) {
        Experiment experiment = RunDefinition.read(run).latest();
        List<HistoryEntry> history = run.history();
        if (experiment.initialization() instanceof Imported imported) {
            return String.format(
                    Locale.ROOT,
                    "%s, imported with %,d %s up to step %,d%s",
                    experiment.name(),
                    imported.sources().size(),
                    imported.sources().size() == 1 ? "snapshot" : "snapshots",
                    imported.lastStep(),
                    best(experiment, history));
        }
        State state = state(run);
        String stands = state == State.COMPLETE && experiment.training().endsEarly(history)
                ? "stopped early"
                : state.name().toLowerCase(Locale.ROOT);
        return String.format(
                Locale.ROOT,
                "%s, %s after %,d of %,d steps%s",
                experiment.name(),
                stands,
                state == State.INTERRUPTED
                        ? step(run)
                        : history.get(history.size() - 1).step(),
                experiment.training().steps(),
                best(experiment, history));
    }

    private static String best(Experiment experiment, List<HistoryEntry> history) {
        return history.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", %s at step %,d",
                        experiment.data().holdsOut() ? "best on held-out data" : "lowest cost",
                        HistoryEntry.best(history).step());
    }

    /** Number of steps that a run need not do again when it is continued; of an imported run that of its last snapshot. */
    public static int step(RunFolder run) {
        if (RunDefinition.read(run).experiment().initialization() instanceof Imported imported) {
            return imported.lastStep();
        }
        return run.checkpoint().map(Snapshot::step).orElse(0);
    }

    /** Where a run stands. */
    public static State state(RunFolder run) {
        RunDefinition definition = RunDefinition.read(run);
        if (definition.experiment().initialization() instanceof Imported) {
            return State.COMPLETE;
        }
        TrainingDefinition training = definition.settings().last();
        List<HistoryEntry> history = run.history();
        if (history.isEmpty()) {
            return State.INTERRUPTED;
        }
        HistoryEntry last = history.get(history.size() - 1);
        if (last.diverged()) {
            return State.DIVERGED;
        }
        boolean done = training.ends(history)
                && run.checkpoint().filter(at -> at.step() == last.step()).isPresent();
        return done ? State.COMPLETE : State.INTERRUPTED;
    }
}
