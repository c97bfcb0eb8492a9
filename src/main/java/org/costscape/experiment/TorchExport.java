package org.costscape.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.torch.StateDict;
import org.costscape.torch.TorchNetwork;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/** Snapshots of a run as state dicts that PyTorch loads. */
public final class TorchExport {
    private static final String ENDING = ".safetensors";
    private static final Pattern OTHER_FILE = Pattern.compile(".+\\.(?!safetensors$)[A-Za-z]\\w*");

    private final RunFolder run;
    private final Experiment experiment;
    private final TorchNetwork network;

    /** @throws BadInputException if it is the run of a toy */
    public TorchExport(RunFolder run) {
        this.run = run;
        this.experiment = RunDefinition.read(run).experiment();
        this.network = TorchImport.network(experiment);
    }

    /** An expression in Python that makes the module into which the files load. */
    public String source() {
        return network.source();
    }

    /**
     * Writes one snapshot into a file that ends in {@code .safetensors}, or into a folder under the name of its step.
     *
     * @throws BadInputException if the name is that of another kind of file
     */
    public Path write(SnapshotChoice choice, Path out) {
        if (OTHER_FILE.matcher(String.valueOf(out.getFileName())).matches() && !Files.isDirectory(out)) {
            throw new BadInputException("--out: expected a file that ends in " + ENDING + ", or a folder, found " + out
                    + "; PyTorch reads " + ENDING + " files with the package safetensors");
        }
        Snapshot snapshot = choice.of(run);
        return write(snapshot, isFile(out) ? out : file(out, snapshot));
    }

    /**
     * Writes all snapshots into a folder, also that of the lowest held-out cost.
     *
     * @throws BadInputException if a file is named
     */
    public List<Path> writeAll(Path folder, Progress progress) {
        if (isFile(folder)) {
            throw new BadInputException("--out: expected a folder for all snapshots, found " + folder
                    + "; leave the ending out, or choose one snapshot with --step");
        }
        TreeMap<Integer, Snapshot> snapshots = new TreeMap<>();
        Stream.concat(Stream.of(run.best()), run.snapshots().stream())
                .forEach(each -> snapshots.put(each.step(), each));
        return snapshots.values().stream()
                .map(each -> {
                    progress.check();
                    return write(each, file(folder, each));
                })
                .toList();
    }

    private static boolean isFile(Path out) {
        return out.toString().endsWith(ENDING);
    }

    private static Path file(Path folder, Snapshot snapshot) {
        return folder.resolve(String.format(Locale.ROOT, "step-%08d%s", snapshot.step(), ENDING));
    }

    private Path write(Snapshot snapshot, Path file) {
        Optional<ParameterLayout> layout = Branches.running(experiment);
        try (ParameterVector theta =
                snapshot.load(experiment.layout(), experiment.precision()).theta()) {
            if (layout.isEmpty()) {
                StateDict.write(file, network, snapshot.step(), theta, Optional.empty());
            } else {
                try (ParameterVector running = snapshot.runningStatistics(layout.get(), experiment.precision())) {
                    StateDict.write(file, network, snapshot.step(), theta, Optional.of(running));
                }
            }
        }
        return file;
    }
}
