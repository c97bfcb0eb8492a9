package org.costscape.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.memory.Memory;
import org.costscape.app.option.Option;
import org.costscape.experiment.Runs;
import org.costscape.figure.Theme;

/** What of the window is remembered: says it, and puts it back. */
final class MemoryModel {
    private static final String THEME = "theme";
    private static final String PANELS = "panels";
    private static final String KIND = "kind";
    private static final String RUN = "run";
    private static final String TRAINING = "training";
    private static final String OPTION = "option.";
    private static final String EXPORT_FOLDER = "export.folder";
    private static final String LESSONS = "lessons";
    private static final String LESSONS_FOLDER = "lessons.folder";
    private static final String LESSONS_PAGE = "lessons.page";

    private final WindowModel model;

    MemoryModel(WindowModel model) {
        this.model = model;
    }

    /** All that is worth remembering now. */
    Map<String, String> now() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(THEME, model.themeProperty().get().name());
        values.put(PANELS, Boolean.toString(model.panelsProperty().get()));
        values.put(KIND, model.kindProperty().get().id());
        model.kinds().stream().flatMap(kind -> kind.options().stream()).forEach(option -> put(values, option));
        model.exporting().options().forEach(option -> put(values, option));
        model.exporting().folder().ifPresent(folder -> values.put(EXPORT_FOLDER, folder.toString()));
        model.runProperty().get().ifPresent(run -> values.put(RUN, path(run)));
        model.training().runProperty().get().ifPresent(run -> values.put(TRAINING, path(run)));
        values.put(LESSONS, Boolean.toString(model.lessons().openProperty().get()));
        model.lessons().pageProperty().get().ifPresent(page -> {
            page.book().folder().ifPresent(folder -> values.put(LESSONS_FOLDER, folder.toString()));
            values.put(LESSONS_PAGE, Integer.toString(page.index()));
        });
        return values;
    }

    /** Puts back the look and what was chosen; before anything is shown. */
    void restore(Memory memory) {
        memory.text(THEME)
                .ifPresent(
                        name -> model.themeProperty().set(name.equals(Theme.DARK.name()) ? Theme.DARK : Theme.LIGHT));
        memory.text(PANELS).ifPresent(shown -> model.panelsProperty().set(Boolean.parseBoolean(shown)));
        memory.text(KIND).ifPresent(model::showKind);
        for (FigureKind<?> kind : model.kinds()) {
            kind.options().forEach(option -> type(memory, option));
        }
        model.exporting().options().forEach(option -> type(memory, option));
        memory.text(EXPORT_FOLDER).flatMap(MemoryModel::path).ifPresent(model.exporting()::setFolder);
        memory.text(LESSONS).ifPresent(open -> model.lessons().openProperty().set(Boolean.parseBoolean(open)));
    }

    /** Puts back which page was open; after the library has begun to load. */
    void reopenLesson(Memory memory) {
        int page = (int) memory.number(LESSONS_PAGE).orElse(0);
        Optional<Path> folder = memory.text(LESSONS_FOLDER).flatMap(MemoryModel::path);
        model.lessons().reopen(folder, page);
    }

    /** Puts back which run was open; after the library has begun to load. */
    void reopenRun(Memory memory) {
        boolean interrupted = memory.text(TRAINING).isPresent();
        memory.text(TRAINING)
                .or(() -> memory.text(RUN))
                .ifPresent(path -> model.library().refreshRuns(() -> reopen(path, interrupted)));
    }

    private void reopen(String path, boolean interrupted) {
        if (model.runProperty().get().isPresent()) {
            return; // somebody was faster
        }
        model.library().runs().stream()
                .flatMap(item -> item.model().stream())
                .filter(run -> path(run).equals(path))
                .findFirst()
                .ifPresent(run -> {
                    model.select(run);
                    if (interrupted && run.state() == Runs.State.INTERRUPTED) {
                        model.tell(Message.information(
                                        "Training " + run.name() + " was " + run.summary() + "; nothing is lost.")
                                .with("Continue", model.steering()::train));
                    }
                });
    }

    private static void put(Map<String, String> values, Option<?> option) {
        values.put(OPTION + option.id(), option.typed());
    }

    private static void type(Memory memory, Option<?> option) {
        memory.text(OPTION + option.id()).ifPresent(option::type);
    }

    private static String path(RunModel run) {
        return run.folder().path().toAbsolutePath().normalize().toString();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
