package org.costscape.app;

import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The left of the window: the library, or lessons in its place. */
final class LeftView extends VBox {
    private static final Command LIBRARY =
            new Command("show-library", "Library", "Experiments and runs", "Shortcut+Shift+L");
    private static final Command LESSONS =
            new Command("show-lessons", "Lessons", "A tutorial, page by page, with figures to try", "Shortcut+L");

    private final ToggleButton library = LIBRARY.toggle();
    private final ToggleButton lessons = LESSONS.toggle();
    private final LibraryView libraryView;
    private final LessonView lessonView;

    LeftView(WindowModel model) {
        getStyleClass().add("left-side");
        libraryView = new LibraryView(model);
        lessonView = new LessonView(model);
        SideWidth.LIBRARY.rule(libraryView);
        SideWidth.LESSON.rule(lessonView);
        ToggleGroup group = new ToggleGroup();
        HBox switcher = new HBox(library, lessons);
        switcher.getStyleClass().add("switcher");
        for (ToggleButton each : new ToggleButton[] {library, lessons}) {
            each.setToggleGroup(group);
            each.setMaxWidth(Double.MAX_VALUE);
            each.getStyleClass().add("figure-tab");
            HBox.setHgrow(each, Priority.ALWAYS);
            each.setOnAction(event -> {
                model.lessons().openProperty().set(each == lessons);
                mark(each == lessons);
            });
        }
        setVgrow(libraryView, Priority.ALWAYS);
        setVgrow(lessonView, Priority.ALWAYS);
        model.lessons().openProperty().subscribe(open -> {
            getChildren().setAll(switcher, open ? lessonView : libraryView);
            mark(open);
        });
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        LIBRARY.register(scene, library);
        LESSONS.register(scene, lessons);
        lessonView.register(scene);
        libraryView.register(scene);
    }

    private void mark(boolean open) {
        library.setSelected(!open);
        lessons.setSelected(open);
    }
}
