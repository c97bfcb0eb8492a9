package org.costscape.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.HolderLock;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;

/**
 * A run on disk:
 *
 * <pre>
 *   definition.json                          what was trained, on what
 *   changes.jsonl                            a line for each change of the settings, if there was any
 *   history.jsonl                            a line for each evaluation
 *   snapshots/step-00000000.safetensors …    θ₀, a spread of steps, the last
 *   snapshots/best.safetensors               θ of the lowest held-out cost, of a toy of the lowest cost
 *   checkpoint.safetensors                   θ and the optimizer's memory, to continue from; θ before the last step
 * </pre>
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
    private static final String DEFINITION = "definition.json";
    private static final Pattern SNAPSHOT = Pattern.compile("step-(\\d{1,9})\\.safetensors");

    private static final String LOCK = "training.lock";

    /** Before the names of the blocks of θ before the last step. */
    static final String PREVIOUS = "previous.";

    /** The run in a folder, of which its definition may be named instead. */
    public static RunFolder of(Path folderOrDefinition) {
        Path folder = folderOrDefinition.getParent();
        return folder != null && folderOrDefinition.endsWith(DEFINITION)
                ? new RunFolder(folder)
                : new RunFolder(folderOrDefinition);
    }

    public Path definitionFile() {
        return path.resolve(DEFINITION);
    }

    Path checkpointFile() {
        return path.resolve("checkpoint.safetensors");
    }

    private Path snapshotFolder() {
        return path.resolve("snapshots");
    }

    private Path bestFile() {
        return snapshotFolder().resolve("best.safetensors");
    }

    History historyFile() {
        return new History(path.resolve("history.jsonl"));
    }

    /** Changes of the settings along the run, a line each. */
    public Path changesFile() {
        return path.resolve("changes.jsonl");
    }

    /**
     * Does work while nobody trains in the folder.
     *
     * @throws BadInputException if somebody does
     */
    public <T> T alone(Supplier<T> work) {
        HolderLock lock = HolderLock.take(
                path.resolve(LOCK),
                holder -> path + ": is being trained by " + holder + "; wait until it has ended, or stop it");
        try {
            return work.get();
        } finally {
            lock.close();
        }
    }

    /**
     * Makes the folder of a new run, while nobody else does.
     *
     * @param content writes what the run begins with
     * @throws BadInputException if the folder is not {@link #requireFree free}, or cannot be written; it is not there then
     */
    public void found(Runnable content) {
        requireFree();
        try {
            alone(() -> {
                requireFree();
                content.run();
                return path;
            });
        } catch (BadInputException e) {
            deleteIfEmpty();
            throw e;
        }
    }

    /**
     * Checks that a run can begin here: there is no folder, or nothing in it but what a kill has left of a beginning.
     *
     * @throws BadInputException otherwise
     */
    public void requireFree() {
        if (!isFree()) {
            throw new BadInputException(
                    path + ": exists already; continue it with --resume, or name another folder with --out");
        }
    }

    private boolean isFree() {
        if (!Files.isDirectory(path)) {
            return !Files.exists(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .allMatch(name -> name.equals(LOCK) || name.endsWith(".part"));
        } catch (IOException e) {
            throw new BadInputException("cannot read " + path + ": " + AtomicFile.reason(e), e);
        }
    }

    private void deleteIfEmpty() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It holds something, or was never made.
        }
    }

    /** What was measured along the run, in order of steps. */
    public List<HistoryEntry> history() {
        return historyFile().read();
    }

    /** The snapshots along the run in order of steps, without the best one. */
    public List<Snapshot> snapshots() {
        List<Snapshot> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(snapshotFolder())) {
            files.forEach(file -> {
                Matcher name = SNAPSHOT.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.add(new Snapshot(Integer.parseInt(name.group(1)), file));
                }
            });
        } catch (IOException e) {
            throw new BadInputException("cannot read the snapshots of " + path + ": " + AtomicFile.reason(e), e);
        }
        found.sort(Comparator.comparingInt(Snapshot::step));
        return found;
    }

    /** θ₀; of an imported run the snapshot of the fewest steps, with which its history begins. */
    public Snapshot first() {
        List<HistoryEntry> history = history();
        return snapshot(history.isEmpty() ? 0 : history.get(0).step());
    }

    /** The snapshot after a number of steps; the best one is among them. */
    public Snapshot snapshot(int step) {
        List<Snapshot> all = snapshots();
        Optional<Snapshot> best = Files.exists(bestFile()) ? Optional.of(best()) : Optional.empty();
        return Stream.concat(all.stream(), best.stream())
                .filter(s -> s.step() == step)
                .findFirst()
                .orElseThrow(() -> {
                    String steps = String.join(
                            ", ", all.stream().map(s -> "" + s.step()).toList());
                    return new BadInputException(path + ": no snapshot of step " + step + "; it has "
                            + (all.isEmpty() ? "none: train the run again" : "those of steps " + steps)
                            + best.filter(s -> all.stream().noneMatch(kept -> kept.step() == s.step()))
                                    .map(s -> ", and the best one of step " + s.step())
                                    .orElse(""));
                });
    }

    /** The snapshot of the lowest held-out cost. */
    public Snapshot best() {
        if (!Files.exists(bestFile())) {
            throw new BadInputException(path
                    + ": no snapshot snapshots/best.safetensors; continue the run with --resume, or train it again");
        }
        return Snapshot.of(bestFile());
    }

    /** The snapshot of the most steps. */
    public Snapshot last() {
        List<Snapshot> all = snapshots();
        if (all.isEmpty()) {
            throw new BadInputException(path + ": no snapshots; train the run again");
        }
        return all.get(all.size() - 1);
    }

    /** The step up to which the run can be continued without computing anything again, if it has begun. */
    public Optional<Snapshot> checkpoint() {
        return Files.exists(checkpointFile()) ? Optional.of(Snapshot.of(checkpointFile())) : Optional.empty();
    }

    /**
     * θ before the last step of a run that has ended; the caller closes it.
     *
     * @throws BadInputException if the run has not ended, or was trained before this was kept
     */
    public ParameterVector beforeLastStep(ParameterLayout layout, Precision precision) {
        Optional<Safetensors> found = Optional.of(checkpointFile())
                .filter(Files::exists)
                .map(Safetensors::read)
                .filter(checkpoint -> checkpoint.holds(PREVIOUS, layout));
        return found.orElseThrow(() -> new BadInputException(path
                        + ": expected a run that has ended, with θ before its last step in checkpoint.safetensors, found none;"
                        + " continue it with costscape train --resume --out " + path
                        + ", or train it again if it is complete"))
                .vector(PREVIOUS, layout, precision);
    }

    /**
     * What the optimizer remembers after the step of the checkpoint, such as SGD's {@code velocity}; the caller closes it.
     *
     * @throws BadInputException if there is no checkpoint, or nothing of this name in it
     */
    public ParameterVector memory(String name, ParameterLayout layout, Precision precision) {
        if (!Files.exists(checkpointFile())) {
            throw new BadInputException(path + ": no checkpoint.safetensors, which holds the optimizer's " + name);
        }
        return Safetensors.read(checkpointFile()).vector(name + ".", layout, precision);
    }

    /**
     * Keeps θ₀ of a run that begins at a given point, {@link Branch}, before its definition is written.
     *
     * @param running the running statistics of batch normalizations that belong to it, if they are known
     */
    public void begin(ParameterVector theta, Optional<ParameterVector> running) {
        saveSnapshot(0, theta, running);
    }

    private Path snapshotFile(int step) {
        return snapshotFolder().resolve(String.format(Locale.ROOT, "step-%08d.safetensors", step));
    }

    boolean hasSnapshot(int step) {
        return Files.exists(snapshotFile(step));
    }

    Snapshot saveSnapshot(int step, ParameterVector theta, Optional<ParameterVector> running) {
        Snapshot.write(snapshotFile(step), step, theta, running);
        return new Snapshot(step, snapshotFile(step));
    }

    void saveBest(int step, ParameterVector theta, Optional<ParameterVector> running) {
        Snapshot.write(bestFile(), step, theta, running);
    }
}
