package org.costscape.app;

import javafx.animation.FadeTransition;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import javafx.util.Duration;
import org.costscape.figure.Theme;

/** The figure alone on the whole screen, with a line of help that fades, and a dot to point with. */
final class PresentationView extends StackPane {
    private static final double DOT = 14;
    private static final Duration UNTIL_IT_FADES = Duration.seconds(4);
    private static final Duration FADING = Duration.seconds(1);

    private final WindowModel model;
    private final LessonStage lessons;
    private final Stage stage = new Stage(StageStyle.UNDECORATED);
    private final Label line = Labels.of("", "presentation-line");
    private final Circle dot = new Circle(DOT);
    private final FadeTransition fade = new FadeTransition(FADING, line);

    /** @param figure is shown as long as the presentation lasts */
    PresentationView(WindowModel model, Node figure) {
        this.model = model;
        lessons = new LessonStage(model);
        setId("presentation");
        getStyleClass().addAll("costscape", "presentation");
        getStylesheets().add(WindowView.stylesheet());
        line.setId("presentation-line");
        line.setMouseTransparent(true);
        setAlignment(line, Pos.BOTTOM_CENTER);
        dot.setManaged(false);
        dot.setMouseTransparent(true);
        dot.getStyleClass().add("dot");
        dot.visibleProperty().bind(model.presentation().pointerProperty());
        getChildren().addAll(figure, line, dot);
        fade.setDelay(UNTIL_IT_FADES);
        fade.setFromValue(1);
        fade.setToValue(0);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        addEventFilter(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        model.presentation().pointerProperty().subscribe(on -> setCursor(on ? Cursor.NONE : Cursor.DEFAULT));
        model.themeProperty().subscribe(theme -> pseudoClassStateChanged(WindowView.DARK, theme == Theme.DARK));
    }

    /** Covers the screen that a window is on. */
    void show(Window window) {
        Rectangle2D screen =
                Screen.getScreensForRectangle(window.getX(), window.getY(), window.getWidth(), window.getHeight())
                        .stream()
                        .findFirst()
                        .orElseGet(Screen::getPrimary)
                        .getBounds();
        stage.initOwner(window);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setScene(new Scene(this));
        stage.setX(screen.getMinX());
        stage.setY(screen.getMinY());
        stage.setWidth(screen.getWidth());
        stage.setHeight(screen.getHeight());
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setOnHidden(event -> model.presentation().onProperty().set(false));
        stage.show();
        stage.setFullScreen(true);
        requestFocus();
        say();
    }

    /** Uncovers the screen. */
    void hide() {
        getChildren().clear();
        stage.hide();
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT, PAGE_DOWN, SPACE -> step(1);
            case LEFT, PAGE_UP -> step(-1);
            case ENTER ->
                model.lessons()
                        .pageProperty()
                        .get()
                        .ifPresent(page ->
                                page.lesson().showings().stream().findFirst().ifPresent(lessons::show));
            case P ->
                model.presentation()
                        .pointerProperty()
                        .set(!model.presentation().pointerProperty().get());
            case T -> model.toggleTheme();
            case ESCAPE, F11 -> model.presentation().onProperty().set(false);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** A page of lessons brings its first figure along, if that need not be trained. */
    private void step(int by) {
        model.presentation().step(by);
        if (model.lessons().openProperty().get()) {
            model.lessons()
                    .pageProperty()
                    .get()
                    .flatMap(page -> page.lesson().showings().stream().findFirst())
                    .filter(lessons::ready)
                    .ifPresent(lessons::show);
        }
        say();
    }

    private void say() {
        line.setText(model.presentation().line());
        line.setOpacity(1);
        fade.playFromStart();
    }

    private void point(double x, double y) {
        dot.setCenterX(x);
        dot.setCenterY(y);
    }
}
