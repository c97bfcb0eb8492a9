package org.costscape.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.costscape.experiment.Experiment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The left of the window: experiments, and below them runs. */
final class LibraryView extends VBox {
    private static final double CELL_HEIGHT = 40;
    private static final double EXPERIMENTS_SHARE = 0.62;
    private static final Command COMPARE = new Command(
            "compare", "Compare", "Show the run that was shown before beside this one, or no longer", "Shortcut+D");
    private static final Command FIND = new Command(
            "find",
            "Find",
            "Show only experiments and runs that have this in their names; Enter chooses the first",
            "Shortcut+F");

    private final WindowModel model;
    private final ListView<Experiment> experiments;
    private final ListView<RunItem> runs;
    private final ToggleButton compare = COMPARE.toggle();
    private final TextField find;
    private boolean following;

    LibraryView(WindowModel model) {
        this.model = model;
        getStyleClass().addAll("side", "left");
        FilteredList<Experiment> foundExperiments =
                new FilteredList<>(model.library().experiments());
        FilteredList<RunItem> foundRuns = new FilteredList<>(model.library().runs());
        experiments = list("experiments", "Experiments", foundExperiments);
        experiments.setCellFactory(list -> new ExperimentCell(model));
        Label none = empty("");
        experiments.setPlaceholder(none);
        runs = list("runs", "Runs", foundRuns);
        runs.setCellFactory(list -> new RunCell(model));
        Label noRuns = empty("");
        runs.setPlaceholder(noRuns);
        TextField find = FIND.field("Find by name");
        find.textProperty().subscribe(text -> {
            String sought = text.strip().toLowerCase(Locale.ROOT);
            foundExperiments.setPredicate(each -> matches(sought, each.title(), each.name(), each.shows()));
            foundRuns.setPredicate(each -> matches(
                    sought,
                    each.name(),
                    each.model().map(run -> run.experiment().title()).orElse("")));
            none.setText(sought.isEmpty() ? "Reading…" : "No experiment of that name.");
            noRuns.setText(
                    sought.isEmpty()
                            ? "Nothing is trained yet. Choose an experiment and press ▶, or read a lesson."
                            : "No run of that name.");
        });
        find.setOnAction(event -> experiments.getSelectionModel().selectFirst());
        SplitPane lists =
                new SplitPane(new VBox(Labels.heading("Experiments"), experiments), new VBox(runsHeading(), runs));
        lists.setOrientation(Orientation.VERTICAL);
        lists.setDividerPositions(EXPERIMENTS_SHARE);
        setVgrow(lists, Priority.ALWAYS);
        setMargin(find, new Insets(8, 12, 0, 12));
        getChildren().addAll(find, lists);
        this.find = find;
        bind();
    }

    private HBox runsHeading() {
        Label name = Labels.heading("Runs");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        compare.setText("");
        compare.setGraphic(new FontIcon(Feather.LAYERS));
        compare.getStyleClass().addAll("button-icon", "flat");
        compare.setOnAction(event -> {
            model.toggleCompare();
            compare.setSelected(model.otherProperty().get().isPresent());
        });
        model.otherProperty().subscribe(other -> compare.setSelected(other.isPresent()));
        HBox heading = new HBox(name, compare);
        heading.getStyleClass().add("runs-heading");
        return heading;
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        FIND.register(scene, find);
        COMPARE.register(scene, compare);
    }

    private static <T> ListView<T> list(String id, String name, ObservableList<T> items) {
        ListView<T> list = new ListView<>(items);
        list.setId(id);
        list.setAccessibleText(name);
        list.setFixedCellSize(CELL_HEIGHT);
        list.setMinHeight(2 * CELL_HEIGHT);
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    private static boolean matches(String sought, String... texts) {
        return Arrays.stream(texts)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(sought));
    }

    private void bind() {
        experiments.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && !following) {
                choose(() -> model.select(now));
                follow();
            }
        });
        runs.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null && !following) {
                choose(() -> model.select(now));
                if (now.model().isPresent()) { // one that cannot be read stays marked, or the keyboard would be stuck
                    follow();
                }
            }
        });
        model.experimentProperty().addListener((property, old, now) -> followUnlessChoosing());
        model.runProperty().addListener((property, old, now) -> followUnlessChoosing());
        runs.getItems().addListener((Observable changed) -> follow());
    }

    /** Hands on what was clicked; a list must not change its selection while it tells of a change. */
    private void choose(Runnable choice) {
        following = true;
        try {
            choice.run();
        } finally {
            following = false;
        }
    }

    private void followUnlessChoosing() {
        if (!following) {
            follow();
        }
    }

    /** Marks what the model has chosen: a run, or else an experiment. */
    private void follow() {
        following = true;
        Optional<RunItem> run = model.runProperty().get().map(RunItem::of).filter(runs.getItems()::contains);
        run.ifPresentOrElse(item -> mark(runs, item), runs.getSelectionModel()::clearSelection);
        model.experimentProperty()
                .get()
                .filter(chosen -> model.runProperty().get().isEmpty())
                .ifPresentOrElse(chosen -> mark(experiments, chosen), experiments.getSelectionModel()::clearSelection);
        following = false;
    }

    private static <T> void mark(ListView<T> list, T item) {
        if (!item.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(item);
            list.scrollTo(item);
        }
    }

    private static Label empty(String text) {
        Label label = Labels.of(text, "secondary", "empty");
        label.setWrapText(true);
        return label;
    }
}
