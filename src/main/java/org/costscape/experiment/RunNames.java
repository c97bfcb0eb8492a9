package org.costscape.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.costscape.training.RunFolder;

/** What the runs of one figure are called, so that each can be told from the others. */
public final class RunNames {
    private RunNames() {}

    /** The names of their folders, or the paths where two of those are the same. */
    public static List<String> of(List<RunFolder> runs) {
        return ofPaths(runs.stream().map(RunFolder::path).toList());
    }

    /** The same of the paths of their folders. */
    static List<String> ofPaths(List<Path> folders) {
        List<String> names = folders.stream().map(RunNames::folder).toList();
        return different(names) ? names : folders.stream().map(RunNames::path).toList();
    }

    /** The names of their experiments, or {@link #of} where two of those are the same. */
    public static List<String> ofExperiments(List<RunFolder> runs, List<RunDefinition> definitions) {
        List<String> names =
                definitions.stream().map(each -> each.experiment().name()).toList();
        return different(names) ? names : of(runs);
    }

    /**
     * Something of each result, which is told what its run is called.
     *
     * @param run of a result
     * @param of makes it of the name and the result
     */
    static <R, T> List<T> each(List<R> results, Function<R, RunFolder> run, BiFunction<String, R, T> of) {
        List<String> names = of(results.stream().map(run).toList());
        return IntStream.range(0, results.size())
                .mapToObj(i -> of.apply(names.get(i), results.get(i)))
                .toList();
    }

    /** A name as a cell of a CSV file. */
    static String csv(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String folder(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /** The same on every system. */
    private static String path(Path folder) {
        return folder.toString().replace(folder.getFileSystem().getSeparator(), "/");
    }

    private static boolean different(List<String> names) {
        return names.stream().distinct().count() == names.size();
    }
}
