package org.costscape.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.training.RunFolder;

/**
 * The experiments and data sets that are at hand; an experiment is called as its file is.
 *
 * @param home where the shipped ones are
 * @param own the folder of the user's own experiments, which need not exist
 */
public record Library(Home home, Path own) {
    /** The experiment that a newcomer sees first. */
    public static final String DEFAULT_EXPERIMENT = "relu";

    /** {@code experiments/} in the working directory. */
    public static final Path OWN = Path.of("experiments");

    /** How a definition's name ends; the second one is that of files that a double click opens. */
    private static final List<String> DEFINITIONS = List.of(".json", ".costscape");

    /** With the user's own experiments in {@link #OWN}. */
    public Library(Home home) {
        this(home, OWN);
    }

    /** The shipped experiments in order of their names. */
    public List<Experiment> experiments() {
        return definitions(home.models()).stream()
                .map(file -> Definitions.read(file, Experiment.class))
                .toList();
    }

    /** The files of the user's own experiments in order of their names; what stands in them may be wrong. */
    public List<Path> ownFiles() {
        return Files.isDirectory(own) ? definitions(own) : List.of();
    }

    private List<Path> files() {
        return Stream.concat(definitions(home.models()).stream(), ownFiles().stream())
                .toList();
    }

    private static List<Path> definitions(Path folder) {
        return children(folder).stream()
                .filter(file -> isDefinition(file.toString()))
                .toList();
    }

    /**
     * Keeps an experiment among the user's own, in a file of its name; one of that name is replaced.
     *
     * @return the file
     * @throws BadInputException if a shipped experiment has that name, or the file cannot be written
     */
    public Path keep(Experiment experiment) {
        if (Files.exists(home.models().resolve(experiment.name() + ".json"))) {
            throw new BadInputException("name: expected one that no shipped experiment has, found \""
                    + experiment.name() + "\"; choose another");
        }
        Path file = own.resolve(experiment.name() + ".json");
        AtomicFile.writeString(file, Definitions.write(experiment));
        return file;
    }

    /** The shipped data sets, folders and tables, in order of their names. */
    public List<Path> datasets() {
        return children(home.datasets()).stream()
                .filter(path -> Files.isDirectory(path) || path.toString().matches(".*\\.csv(\\.gz)?"))
                .toList();
    }

    /** Whether this is what the file of a definition is called, not the name of an experiment. */
    public static boolean isDefinition(String nameOrFile) {
        return DEFINITIONS.stream().anyMatch(nameOrFile::endsWith);
    }

    /**
     * The experiment in a file.
     *
     * @throws BadInputException if there is none in it
     */
    public static Experiment read(Path file) {
        return Definitions.read(file, Experiment.class);
    }

    /**
     * The experiment with a name, or in a file.
     *
     * @throws BadInputException if there is none; the nearest name is suggested
     */
    public Experiment experiment(String nameOrFile) {
        if (isDefinition(nameOrFile)) {
            return Definitions.read(Path.of(nameOrFile), Experiment.class);
        }
        return files().stream()
                .filter(file -> name(file).equals(nameOrFile))
                .findFirst()
                .map(file -> Definitions.read(file, Experiment.class))
                .orElseThrow(() -> unknown(nameOrFile));
    }

    /**
     * The experiment with a name, in a file, or of a run.
     *
     * @throws BadInputException if there is none
     */
    public Experiment experimentOrRun(String nameOrFileOrRun) {
        RunFolder run = new RunFolder(Path.of(nameOrFileOrRun));
        return Files.exists(run.definitionFile()) ? RunDefinition.read(run).experiment() : experiment(nameOrFileOrRun);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.(json|costscape)$", "");
    }

    private BadInputException unknown(String name) {
        String nearest = Nearest.of(name, files().stream().map(Library::name).toList())
                .map(each -> "; did you mean " + each + "?")
                .orElse("");
        return new BadInputException("no experiment is called \"" + name + "\"" + nearest
                + " (costscape list shows all; a file of your own ends in .json)");
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new BadInputException("cannot read " + folder + ": " + AtomicFile.reason(e), e);
        }
    }
}
