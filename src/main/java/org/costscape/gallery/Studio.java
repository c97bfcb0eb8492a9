package org.costscape.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.costscape.experiment.DataDefinition;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.experiment.Home;
import org.costscape.experiment.Journals;
import org.costscape.experiment.Library;
import org.costscape.experiment.Pace;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.Runs;
import org.costscape.experiment.TreebankData;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Theme;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** Where a figure of the gallery is made: it trains runs or finds them, opens them, and takes the figure's pictures and findings. */
final class Studio {
    private static final List<String> ENDINGS = List.of(".png", ".svg", ".json");

    /** Of the picture that the page shows where it is dark. */
    static final String DARK = "-dark.png";

    /** The networks of the papers by the smaller ones that the quick gallery takes. */
    private static final Map<String, String> PAPERS = Map.of(
            "lstm-characters", "zaremba-small",
            "maxout", "paper-maxout",
            "relu", "paper-relu",
            "adversarial-maxout", "paper-adversarial-maxout",
            "adversarial-relu", "paper-adversarial-relu",
            "factored-linear", "paper-factored-linear");

    private final Setting setting;
    private final String id;
    private final List<Entry.Picture> pictures = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Path> unfinished = new ArrayList<>();

    /**
     * What all figures of a gallery share.
     *
     * @param out the gallery's folder
     * @param data a folder of data instead of those shipped
     * @param again whether unfinished work is begun again
     * @param says is told in words what is done
     */
    record Setting(
            Home home,
            Path out,
            Extent extent,
            Optional<Path> data,
            boolean again,
            ExportOptions options,
            Parallel parallel,
            Consumer<String> says,
            Progress progress) {}

    /** @param id the figure's */
    Studio(Setting setting, String id) {
        this.setting = setting;
        this.id = id;
    }

    Extent extent() {
        return setting.extent;
    }

    /** Tells work on a figure that it is cancelled; how far it is, is not shown. */
    Progress progress() {
        return new Progress() {
            @Override
            public void report(long done, long total) {}

            @Override
            public boolean cancelled() {
                return setting.progress.cancelled();
            }
        };
    }

    void says(String what) {
        setting.says.accept(id + ": " + what);
    }

    Experiment experiment(String name) {
        Experiment experiment = new Library(setting.home).experiment(name);
        return setting.data
                .filter(folder -> fits(folder, experiment.data()))
                .map(folder -> experiment.withData(experiment.data().in(folder)))
                .orElse(experiment);
    }

    /**
     * The experiment that a figure takes for a shipped one: where the papers' sizes are asked for, the paper's own network, if there
     * is one and its data are shipped or given.
     */
    String atScale(String experiment) {
        String paper = PAPERS.get(experiment);
        return paper != null && setting.extent.paperScale() && hasData(paper) ? paper : experiment;
    }

    /** The Penn Treebank alone is not shipped. */
    private boolean hasData(String experiment) {
        DataDefinition data = new Library(setting.home).experiment(experiment).data();
        return !(data instanceof TreebankData)
                || setting.data.filter(folder -> fits(folder, data)).isPresent();
    }

    private static boolean fits(Path folder, DataDefinition data) {
        String first =
                data instanceof DataDefinition.Idx ? "train-images" : data instanceof TreebankData ? "ptb." : "/";
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith(first));
        } catch (IOException e) {
            throw new BadInputException("--data: cannot read " + folder + ": " + AtomicFile.reason(e), e);
        }
    }

    /** A complete run of an experiment: the one that is in the gallery's folder, or a new one. */
    RunFolder run(String experiment) {
        return run(experiment(experiment));
    }

    /** As above. */
    RunFolder run(Experiment experiment) {
        try (ExperimentRunner runner = ExperimentRunner.open(experiment, setting.home, setting.parallel)) {
            RunFolder run = kept(runner).orElseGet(() -> runs().next(experiment));
            if (!Files.exists(run.definitionFile()) || Runs.state(run) != Runs.State.COMPLETE) {
                says("training " + experiment.title() + ", "
                        + String.format(
                                Locale.ROOT, "%,d", experiment.training().steps()) + " steps");
                runner.trainOrResume(run, entry -> {}, progress());
            }
            return run;
        }
    }

    private Runs runs() {
        return new Runs(setting.out.resolve("runs"));
    }

    private Optional<RunFolder> kept(ExperimentRunner runner) {
        return runs().all().stream().filter(each -> isOf(runner, each)).findFirst();
    }

    /** Whether a complete run of an experiment is in the gallery's folder. */
    boolean isTrained(Experiment experiment) {
        try (ExperimentRunner runner = ExperimentRunner.open(experiment, setting.home, setting.parallel)) {
            return kept(runner)
                    .filter(run -> Runs.state(run) == Runs.State.COMPLETE)
                    .isPresent();
        }
    }

    /** How fast the work on an experiment goes here. */
    Pace pace(Experiment experiment) {
        try (ExperimentRunner runner = ExperimentRunner.open(experiment, setting.home, setting.parallel)) {
            return Pace.of(runner, progress());
        }
    }

    /** Whether it is a run of the very experiment and data that did not diverge. A teacher's run lies beside it, and is the same. */
    private static boolean isOf(ExperimentRunner runner, RunFolder run) {
        try {
            RunDefinition wanted = runner.definition();
            RunDefinition found = RunDefinition.read(run);
            return found.experiment().equals(wanted.experiment())
                    && found.trainingData().equals(wanted.trainingData())
                    && found.heldOutData().equals(wanted.heldOutData())
                    && found.changes().isEmpty()
                    && Runs.state(run) != Runs.State.DIVERGED;
        } catch (BadInputException e) {
            return false; // of an older version, or damaged: left alone
        }
    }

    /** Computes something with a run opened. */
    <T> T with(RunFolder run, Function<ExperimentRunner, T> work) {
        try (ExperimentRunner runner = ExperimentRunner.open(run, null, setting.home, setting.parallel)) {
            return work.apply(runner);
        }
    }

    /** Where unfinished work is kept until the figure is finished. */
    Optional<Path> journal(String name) {
        Path work = file(name, "." + setting.extent.label());
        if (setting.again) {
            Journals.delete(work);
        }
        unfinished.add(work);
        return Optional.of(Journals.beside(work));
    }

    /** Deletes what was kept of unfinished work. */
    void finish() {
        unfinished.forEach(Journals::delete);
    }

    private Path file(String name, String ending) {
        return setting.out.resolve(id + "-" + name + ending);
    }

    /**
     * Writes a picture in each format, and a dark one for the page.
     *
     * @param name what it shows, in a word or two with hyphens
     * @param caption one sentence
     * @param writer writes a file in the format of its ending
     */
    void picture(String name, String caption, Writer writer) {
        for (String ending : ENDINGS) {
            writer.write(file(name, ending), setting.options);
        }
        writer.write(file(name, DARK), setting.options.withTheme(Theme.DARK));
        pictures.add(new Entry.Picture(id + "-" + name, caption));
    }

    /** Writes one file of a picture. */
    @FunctionalInterface
    interface Writer {
        void write(Path file, ExportOptions options);
    }

    void finding(Finding finding) {
        findings.add(finding);
    }

    List<Entry.Picture> pictures() {
        return pictures;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Whether all files of an entry's pictures are there. */
    static boolean complete(Entry entry, Path out) {
        return entry.pictures().stream()
                .flatMap(picture -> Stream.concat(ENDINGS.stream(), Stream.of(DARK))
                        .map(ending -> out.resolve(picture.name() + ending)))
                .allMatch(Files::exists);
    }
}
