package org.costscape.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.FileInUse;
import org.costscape.file.HolderLock;
import org.costscape.parameter.TensorFile;
import org.costscape.task.Progress;
import org.costscape.torch.Matching;
import org.costscape.torch.StateDict;
import org.costscape.torch.TorchNetwork;
import org.costscape.training.Imported;
import org.costscape.training.ImportedRun;
import org.costscape.training.RunFolder;
import org.costscape.training.Stopping;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingListener;

/**
 * A PyTorch state dict, or a series of them, on its way to become a run: every figure can be drawn of it. Its costs are evaluated
 * here; nothing is said of the training that is not known.
 */
public final class TorchImport {
    private final Experiment definition;
    private final TorchNetwork network;
    private final List<CheckpointFiles.Checkpoint> checkpoints;
    private final Map<String, String> names;
    private final Matching first;

    private TorchImport(
            Experiment definition,
            TorchNetwork network,
            List<CheckpointFiles.Checkpoint> checkpoints,
            Map<String, String> names) {
        this.definition = definition;
        this.network = network;
        this.checkpoints = List.copyOf(checkpoints);
        this.names = names;
        this.first = match(checkpoints.get(0).file());
    }

    /**
     * Finds the files, and matches the first of them with a definition.
     *
     * @param source a safetensors file, or a folder with some that have the number of their step in their names
     * @param definition of the network, and of the data that it is measured on
     * @param names a JSON object from names of our blocks to names of tensors, where shapes do not decide
     * @throws BadInputException if there are no such files, or they cannot be read
     */
    public static TorchImport of(Path source, Experiment definition, Optional<Path> names) {
        TorchNetwork network = network(definition);
        return new TorchImport(
                definition,
                network,
                CheckpointFiles.in(source),
                names.map(TorchImport::readNames).orElse(Map.of()));
    }

    static TorchNetwork network(Experiment experiment) {
        try {
            return TorchNetwork.of(experiment.network());
        } catch (BadInputException e) {
            throw new BadInputException("experiment " + experiment.name() + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> readNames(Path file) {
        Map<String, String> names = new LinkedHashMap<>();
        Definitions.read(file, JsonNode.class).properties().forEach(each -> {
            if (!each.getValue().isTextual()) {
                throw new BadInputException(file + ": " + each.getKey()
                        + ": expected the name of a tensor in quotes, found " + each.getValue());
            }
            names.put(each.getKey(), each.getValue().asText());
        });
        return names;
    }

    private Matching match(Path file) {
        try {
            return Matching.of(network, TensorFile.read(file), names);
        } catch (BadInputException e) {
            String message = String.valueOf(e.getMessage());
            throw message.contains(file.toString()) ? e : new BadInputException(file + ": " + message, e);
        }
    }

    /** What is which in the first file. */
    public Matching matching() {
        return first;
    }

    /**
     * The definition of the run.
     *
     * @throws BadInputException if a tensor of any file does not fit
     */
    public Experiment experiment() {
        List<Imported.Source> sources = new ArrayList<>();
        for (CheckpointFiles.Checkpoint each : checkpoints) {
            Matching matching = match(each.file());
            check(each.file(), matching);
            sources.add(
                    new Imported.Source(each.step(), String.valueOf(each.file().getFileName()), matching.sha256()));
        }
        Imported imported = new Imported(sources);
        TrainingDefinition training = definition.training();
        return definition
                .withStart(imported)
                .withTraining(new TrainingDefinition(
                        training.optimizer(),
                        training.schedule(),
                        training.rules(),
                        training.batch(),
                        Math.max(1, imported.lastStep()),
                        new Stopping.LastStep(),
                        training.evaluateEvery(),
                        training.snapshots(),
                        training.watched()));
    }

    private static void check(Path file, Matching matching) {
        List<String> problems = matching.problems();
        if (!problems.isEmpty()) {
            throw new BadInputException(file + ": " + problems.get(0)
                    + (problems.size() == 1 ? "" : " (the first of " + problems.size() + " that do not fit)"));
        }
    }

    /**
     * Writes the run, whole or not at all.
     *
     * @param runner of {@link #experiment}
     * @param run its folder, which must not exist
     * @throws BadInputException if the folder exists, or a cost is not finite
     * @throws java.util.concurrent.CancellationException if cancelled; nothing is left then
     */
    public void write(ExperimentRunner runner, RunFolder run, TrainingListener listener, Progress progress) {
        Path target = run.path().toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        HolderLock lock = HolderLock.take(
                target.resolveSibling("." + target.getFileName() + ".lock"),
                holder -> run.path() + ": is being imported by " + holder + "; wait until it has ended, or stop it");
        try {
            if (Files.exists(run.path())) { // asked now, since nobody else imports it
                throw new BadInputException(run.path() + ": exists already; name another folder with --out");
            }
            delete(part);
            runner.cancellable(progress, () -> {
                writeInto(new RunFolder(part), runner, listener, progress);
                return run;
            });
            FileInUse.retry(() -> Files.move(part, target));
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(run.path(), e);
        } finally {
            delete(part);
            lock.close();
        }
    }

    private void writeInto(RunFolder run, ExperimentRunner runner, TrainingListener listener, Progress progress) {
        ImportedRun imported = new ImportedRun(
                run,
                runner.training(),
                runner.heldOut(),
                runner.experiment().training().watched());
        for (int i = 0; i < checkpoints.size(); i++) {
            progress.check();
            Matching matching = match(checkpoints.get(i).file());
            check(checkpoints.get(i).file(), matching);
            try (StateDict read = StateDict.read(matching, runner.experiment().precision())) {
                listener.measured(imported.add(checkpoints.get(i).step(), read.theta(), read.running()));
            }
            progress.report(i + 1, checkpoints.size());
        }
        AtomicFile.writeString(run.definitionFile(), Definitions.write(runner.definition()));
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(folder, e);
        }
    }
}
