package org.costscape.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.costscape.app.work.TaskRunner;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.experiment.Runs;
import org.costscape.file.BadInputException;
import org.costscape.training.RunFolder;

/** The experiments and runs that are at hand, read in the background. */
final class LibraryModel {
    private final Home home;
    private final Runs runsFolder;
    private final TaskRunner io;
    private final Consumer<Throwable> failures;
    private final ObservableList<Experiment> experiments = FXCollections.observableArrayList();
    private final ObservableList<RunItem> runs = FXCollections.observableArrayList();
    private final Map<RunFolder, RunModel> models = new HashMap<>();

    LibraryModel(Home home, Runs runsFolder, TaskRunner io, Consumer<Throwable> failures) {
        this.home = home;
        this.runsFolder = runsFolder;
        this.io = io;
        this.failures = failures;
    }

    ObservableList<Experiment> experiments() {
        return experiments;
    }

    ObservableList<RunItem> runs() {
        return runs;
    }

    /** Reads the shipped experiments. */
    void loadExperiments(Runnable loaded) {
        io.run(
                () -> new Library(home).experiments(),
                all -> {
                    experiments.setAll(all);
                    loaded.run();
                },
                failures);
    }

    /** Reads the runs again; those known already stay the same objects. */
    void refreshRuns() {
        refreshRuns(() -> {});
    }

    /** The same, and tells when it is done. */
    void refreshRuns(Runnable read) {
        io.run(
                () -> runsFolder.all().stream().map(LibraryModel::read).toList(),
                entries -> {
                    show(entries.stream().map(this::item).toList());
                    read.run();
                },
                failures);
    }

    /** A run of this very experiment: one that is complete, or else one that can be continued. */
    Optional<RunModel> runOf(Experiment experiment) {
        return runs.stream()
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
                    List<RunItem> more = new ArrayList<>(runs);
                    more.add(RunItem.of(run));
                    show(more);
                    created.accept(run);
                },
                failures);
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
    private void show(List<RunItem> items) {
        List<RunItem> all = new ArrayList<>(items);
        models.values().stream()
                .filter(model -> model.trainingProperty().get())
                .map(RunItem::of)
                .filter(item -> !all.contains(item))
                .forEach(all::add);
        all.sort(Comparator.comparing(RunItem::folder, Runs.BY_NAME));
        if (!runs.equals(all)) {
            runs.setAll(all);
        }
    }
}
