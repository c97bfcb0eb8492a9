package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.SurfaceLook;
import org.costscape.training.RunFolder;

/** What travels with a figure in its file: the command that draws it again, and the run's whole definition. */
public final class Provenance {
    private Provenance() {}

    /**
     * The command that makes a file again from its run.
     *
     * @param figure as {@code costscape draw} names it
     * @param options those that say what is drawn
     * @param look size and theme
     */
    static String command(String figure, RunFolder run, List<String> options, ExportOptions look, Path out) {
        return command(figure, List.of(run), options, look, out);
    }

    /** The same of several runs. */
    static String command(String figure, List<RunFolder> runs, List<String> options, ExportOptions look, Path out) {
        return commandOn(figure, runs.stream().map(run -> of(run.path())).toList(), options, look, out);
    }

    /** The same of what else a figure is drawn of, as it was typed. */
    static String commandOn(String figure, List<String> subjects, List<String> options, ExportOptions look, Path out) {
        List<String> words = new ArrayList<>(List.of("costscape", "draw", figure));
        for (String subject : subjects) {
            words.add(quoted(
                    subject.startsWith("-") ? "./" + subject : subject)); // so that it is not taken for an option
        }
        words.addAll(options);
        words.add("--size " + look.width() + "x" + look.height());
        words.add("--dpi " + look.dpi());
        words.add("--theme " + look.theme().name().toLowerCase(Locale.ROOT));
        if (look.transparent()) {
            words.add("--transparent");
        }
        words.add("--out " + quoted(out));
        return String.join(" ", words);
    }

    /** The options that say how a cost over two directions is drawn. */
    static List<String> options(SurfaceLook look) {
        List<String> words = new ArrayList<>(List.of("--view " + look.view().text()));
        if (look.view() == SurfaceLook.View.RELIEF) {
            words.add(
                    "--camera=" + look.camera().azimuth() + "," + look.camera().elevation());
        }
        words.add("--colors " + look.colors().name().toLowerCase(Locale.ROOT));
        look.logarithmic().ifPresent(log -> words.add(log ? "--log-z" : "--no-log-z"));
        look.range().ifPresent(range -> words.add("--z=" + range.lower() + ":" + range.upper()));
        if (look.mesh()) {
            words.add("--mesh");
        }
        look.motion().ifPresent(motion -> words.add(motion.option()));
        return words;
    }

    /** The option that names the run's data, where they are no longer where the run says. */
    static Optional<String> data(RunFolder run, RunDefinition opened) {
        DataDefinition data = opened.experiment().data();
        return data.equals(RunDefinition.read(run).experiment().data())
                ? Optional.empty()
                : data.place().map(place -> "--data " + quoted(Path.of(place)));
    }

    /** Text by keyword, for a figure. */
    static Map<String, String> texts(String command, RunDefinition definition) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Software", "Costscape " + Version.current());
        texts.put("Command", command);
        texts.put("Run", Definitions.write(definition));
        return texts;
    }

    /** A path as a POSIX shell reads it; Windows takes it too. */
    public static String quoted(Path path) {
        return quoted(of(path));
    }

    /** An argument as a POSIX shell reads it. */
    static String quoted(String argument) {
        return argument.matches("[\\w./:=+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    private static String of(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
