package org.costscape.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.costscape.app.work.TaskRunner;
import org.costscape.experiment.Branches;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.Runs;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.file.BadInputException;
import org.costscape.training.RunFolder;

/** The experiments and runs that are at hand, read in the background. */
final class LibraryModel {
    private final Library library;
    private final Runs runsFolder;
    private final Set<RunFolder> elsewhere = new LinkedHashSet<>();
    private final TaskRunner io;
    private final Consumer<Throwable> failures;
    private final ObservableList<Experiment> experiments = FXCollections.observableArrayList();
    private final ObservableList<RunItem> items = FXCollections.observableArrayList();
    private final Map<RunFolder, RunModel> models = new HashMap<>();

    LibraryModel(Home home, Runs runs, TaskRunner io, Consumer<Throwable> failures) {
        this.library = new Library(home, runs.path().resolveSibling(Library.OWN));
        this.runsFolder = runs;
        this.io = io;
        this.failures = failures;
    }

    ObservableList<Experiment> experiments() {
        return experiments;
    }

    ObservableList<RunItem> runs() {
        return items;
    }

    /** The experiment for newcomers, or else the first. */
    Optional<Experiment> forNewcomers() {
        return experiments.stream()
                .filter(each -> each.name().equals(Library.DEFAULT_EXPERIMENT))
                .findFirst()
                .or(() -> experiments.stream().findFirst());
    }

    /** Reads the shipped experiments and the user's own; one of those that cannot be read says why. */
    void loadExperiments(Runnable loaded) {
        io.run(
                () -> {
                    List<Experiment> all = new ArrayList<>(library.experiments());
                    List<BadInputException> problems = new ArrayList<>();
                    for (Path file : library.ownFiles()) {
                        try {
                            all.add(Library.read(file));
                        } catch (BadInputException e) {
                            problems.add(e);
                        }
                    }
                    return new Found(all, problems);
                },
                found -> {
                    experiments.setAll(found.experiments());
                    loaded.run();
                    found.problems().forEach(failures);
                },
                failures);
    }

    private record Found(List<Experiment> experiments, List<BadInputException> problems) {}

    /** A name for a copy of an experiment. */
    String nameForCopy(Experiment original) {
        String stem = original.name().replaceFirst("-\\d{1,3}$", "");
        return IntStream.iterate(2, i -> i + 1)
                .mapToObj(i -> stem + "-" + i)
                .filter(name ->
                        experiments.stream().noneMatch(each -> each.name().equals(name)))
                .findFirst()
                .orElseThrow();
    }

    /** Keeps an experiment among the user's own. */
    void keep(Experiment own, Consumer<Experiment> kept) {
        io.run(() -> library.keep(own), file -> loadExperiments(() -> kept.accept(own)), failures);
    }

    /**
     * Takes what was dropped on the window: a definition, which is kept among the user's own unless it is there already; a run
     * from anywhere; or data, on which a copy of the experiment that is chosen is trained.
     *
     * @param kept is told what is among the user's own now
     * @param known is told of a definition that is there already
     */
    void take(
            Path file,
            Optional<Experiment> chosen,
            Consumer<Experiment> kept,
            Consumer<Experiment> known,
            Consumer<RunModel> run) {
        RunFolder folder = RunFolder.of(file);
        if (Files.exists(folder.definitionFile())) {
            io.run(
                    () -> read(folder),
                    entry -> {
                        elsewhere.add(folder);
                        RunItem item = item(entry);
                        refreshRuns();
                        item.model().ifPresent(run);
                    },
                    failures);
        } else if (Library.isDefinition(file.toString())) {
            io.run(
                    () -> Library.read(file),
                    read -> {
                        if (experiments.contains(read)) {
                            known.accept(read);
                        } else {
                            keep(read, kept);
                        }
                    },
                    failures);
        } else if (chosen.isPresent()) {
            Experiment original = chosen.get();
            if (original.data().place().isEmpty()) {
                failures.accept(new BadInputException(file + ": the data of “" + original.title()
                        + "” are made, not read; choose an experiment that reads data, then drop them again"));
                return;
            }
            try {
                keep(
                        original.withData(original.data().in(file))
                                .withName(nameForCopy(original))
                                .withTitle(original.title() + ", data of " + file.getFileName()),
                        kept);
            } catch (BadInputException e) {
                failures.accept(e);
            }
        } else {
            failures.accept(new BadInputException(file + ": choose the experiment first that these are data for"));
        }
    }

    /** Reads the runs again; those known already stay the same objects. */
    void refreshRuns() {
        refreshRuns(() -> {});
    }

    /** The same, and tells when it is done. */
    void refreshRuns(Runnable read) {
        io.run(
                () -> Stream.concat(runsFolder.all().stream(), List.copyOf(elsewhere).stream())
                        .distinct()
                        .map(LibraryModel::read)
                        .toList(),
                entries -> {
                    show(entries.stream().map(this::item).toList());
                    read.run();
                },
                failures);
    }

    /** A run of this very experiment: one that is complete, or else one that can be continued. */
    Optional<RunModel> runOf(Experiment experiment) {
        return items.stream()
                .flatMap(item -> item.model().stream())
                .filter(run -> run.experiment().equals(experiment) && run.state() != Runs.State.DIVERGED)
                .min(Comparator.comparing(RunModel::state)); // COMPLETE is the first
    }

    /** Finds a folder for a new run of an experiment and shows the run in the list. */
    void newRun(Experiment experiment, Consumer<RunModel> created) {
        io.run(
                () -> runsFolder.next(experiment),
                folder -> {
                    RunModel run = new RunModel(folder, RunContent.empty(experiment));
                    models.put(folder, run);
                    List<RunItem> more = new ArrayList<>(items);
                    more.add(RunItem.of(run));
                    show(more);
                    created.accept(run);
                },
                failures);
    }

    /** Makes a new run that begins at a snapshot of another one, with the settings of an experiment. */
    void branch(RunModel from, Experiment edited, SnapshotChoice at, Consumer<RunModel> created) {
        io.run(
                () -> {
                    RunFolder target = runsFolder.next(edited);
                    RunDefinition parent = RunDefinition.read(from.folder());
                    Branches.create(
                            target, parent.withTraining(edited.training()).withSeed(edited.seed()), from.folder(), at);
                    return read(target);
                },
                entry -> add(entry, created),
                failures);
    }

    /** Where new runs are kept. */
    Runs runsFolder() {
        return runsFolder;
    }

    /** Reads a run that is new in its folder, and shows it in the list. */
    void open(RunFolder made, Consumer<RunModel> opened) {
        io.run(() -> read(made), entry -> add(entry, opened), failures);
    }

    private void add(Entry entry, Consumer<RunModel> added) {
        RunItem item = item(entry);
        List<RunItem> more = new ArrayList<>(items);
        more.add(item);
        show(more);
        item.model().ifPresent(added);
    }

    private record Entry(RunFolder folder, Optional<RunContent> content, String problem) {}

    private static Entry read(RunFolder folder) {
        try {
            return new Entry(folder, Optional.of(RunContent.read(folder)), "");
        } catch (BadInputException e) {
            return new Entry(folder, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private RunItem item(Entry entry) {
        return new RunItem(
                entry.folder(), entry.content().map(content -> model(entry.folder(), content)), entry.problem());
    }

    private RunModel model(RunFolder folder, RunContent content) {
        RunModel model = models.computeIfAbsent(folder, f -> new RunModel(f, content));
        if (!model.trainingProperty().get() && !model.contentProperty().get().equals(content)) {
            model.setContent(content);
        }
        return model;
    }

    /** Shows the runs, and among them the one in training, whose folder may not be there yet. */
    private void show(List<RunItem> found) {
        List<RunItem> all = new ArrayList<>(found);
        models.values().stream()
                .filter(model -> model.trainingProperty().get())
                .map(RunItem::of)
                .filter(item -> !all.contains(item))
                .forEach(all::add);
        all.sort(Comparator.comparing(RunItem::folder, Runs.BY_NAME));
        if (!items.equals(all)) {
            items.setAll(all);
        }
    }
}
