package org.costscape.app;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;
import org.costscape.app.lesson.Lesson;
import org.costscape.app.lesson.LessonBook;
import org.costscape.app.lesson.LessonText;
import org.costscape.app.lesson.Showing;
import org.kordamp.ikonli.feather.Feather;

/** A page of the lessons: its text, buttons that show its figures, questions, and a way to the next page. */
final class LessonView extends VBox {
    private static final Command PREVIOUS =
            new Command("lesson-previous", "Previous", "The page before", "Shortcut+Page Up");
    private static final Command NEXT = new Command("lesson-next", "Next", "The next page", "Shortcut+Page Down");
    private static final Command OPEN = new Command(
            "lesson-open", "Open lessons", "Open a folder with lessons of your own, or drop it here", "Shortcut+O");

    private final WindowModel model;
    private final LessonStage stage;
    private final Button previous = PREVIOUS.button(Feather.CHEVRON_LEFT);
    private final Button next = NEXT.button(Feather.CHEVRON_RIGHT);
    private final Button open = OPEN.iconButton(Feather.FOLDER);
    private final ComboBox<LessonBook> books = new ComboBox<>();
    private final Label position = Labels.of("", "secondary");
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);

    LessonView(WindowModel model) {
        this.model = model;
        stage = new LessonStage(model);
        getStyleClass().addAll("side", "lesson");
        content.getStyleClass().add("lesson-page");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setVgrow(scroll, Priority.ALWAYS);
        position.setId("lesson-position");
        getChildren().addAll(top(), scroll, bottom());
        model.lessons().pageProperty().subscribe(this::show);
        setOnDragOver(this::offer);
        setOnDragDropped(this::drop);
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        turn(scene, PREVIOUS, previous);
        turn(scene, NEXT, next);
        OPEN.register(scene, open);
    }

    /** Before lists and panes that scroll, which take these keys for themselves. */
    private static void turn(Scene scene, Command command, Button button) {
        KeyCombination key = KeyCombination.valueOf(command.key());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (key.match(pressed) && button.getScene() != null) {
                button.fire();
                pressed.consume();
            }
        });
    }

    private HBox top() {
        books.setId("lesson-books");
        books.setAccessibleText("Lessons");
        books.setTooltip(Labels.tooltip("Which lessons to read"));
        books.setItems(model.lessons().books());
        books.setMaxWidth(Double.MAX_VALUE);
        books.setConverter(new StringConverter<>() {
            @Override
            public String toString(LessonBook book) {
                return book == null ? "" : book.title();
            }

            @Override
            public LessonBook fromString(String text) {
                throw new UnsupportedOperationException("books are chosen, not typed");
            }
        });
        books.setOnAction(event -> {
            LessonBook chosen = books.getValue();
            boolean another = model.lessons().pageProperty().get().stream()
                    .noneMatch(now -> now.book().equals(chosen));
            if (chosen != null && another) {
                model.lessons().show(chosen);
            }
        });
        open.setOnAction(event -> choose());
        HBox.setHgrow(books, Priority.ALWAYS);
        HBox top = new HBox(books, open);
        top.getStyleClass().add("lesson-bar");
        return top;
    }

    private HBox bottom() {
        previous.setOnAction(event -> model.lessons().turn(-1));
        next.setOnAction(event -> model.lessons().turn(1));
        next.setContentDisplay(ContentDisplay.RIGHT);
        Region left = new Region();
        Region right = new Region();
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox bottom = new HBox(previous, left, position, right, next);
        bottom.getStyleClass().add("lesson-bar");
        return bottom;
    }

    private void show(Optional<LessonModel.Page> page) {
        previous.setDisable(!model.lessons().canTurn(-1));
        next.setDisable(!model.lessons().canTurn(1));
        content.getChildren().clear();
        position.setText("");
        page.ifPresent(now -> {
            books.setValue(now.book());
            position.setText(now.position());
            Lesson lesson = now.lesson();
            LessonText text = new LessonText(lesson.folder(), Browser::open);
            Label title = Labels.of(lesson.title(), "lesson-title");
            title.setId("lesson-title");
            title.setWrapText(true);
            title.setMinHeight(USE_PREF_SIZE);
            content.getChildren().add(title);
            for (int i = 0; i < lesson.parts().size(); i++) {
                content.getChildren().add(part(text, lesson.parts().get(i), i));
            }
            scroll.setVvalue(0);
        });
    }

    private Node part(LessonText text, Lesson.Part part, int index) {
        if (part instanceof Showing showing) {
            return showing(showing, index);
        }
        if (part instanceof Lesson.Question question) {
            return new QuestionView(model.lessons(), text, question);
        }
        return text.block(((Lesson.Prose) part).block());
    }

    private Node showing(Showing showing, int index) {
        Command command = new Command("lesson-do-" + index, showing.title(), "Do it: " + showing.title(), "");
        Button button = command.button(Feather.PLAY);
        button.getStyleClass().add("accent");
        button.setWrapText(true);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(USE_PREF_SIZE);
        button.setOnAction(event -> stage.show(showing));
        Label takes = Labels.of(stage.takes(showing), "secondary", "small");
        takes.setWrapText(true);
        takes.setMinHeight(USE_PREF_SIZE);
        InvalidationListener trained = changed -> takes.setText(stage.takes(showing));
        model.training().runProperty().addListener(new WeakInvalidationListener(trained));
        model.library().runs().addListener(new WeakInvalidationListener(trained));
        VBox box = new VBox(button, takes);
        box.setUserData(trained); // the listeners live as long as the button
        box.getStyleClass().add("lesson-show");
        return box;
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(OPEN.name());
        Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model.lessons()::open);
    }

    private void offer(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        if (!files.isEmpty()) {
            model.lessons().open(files.get(0).toPath());
        }
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }
}
