package org.costscape.app;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Window;
import javafx.util.Duration;
import org.costscape.app.kind.Shown;

/** The painted figure, pixel for pixel, with a crosshair to read it. */
final class FigureView extends Pane {
    private static final Duration AFTER_RESIZING = Duration.millis(80);

    private final WindowModel model;
    private final PaneModel pane;
    private final ImageView image = new ImageView();
    private final Crosshair crosshair = new Crosshair();
    private final BallView ball = new BallView();
    private final PauseTransition resized = new PauseTransition(AFTER_RESIZING);

    FigureView(WindowModel model, PaneModel pane) {
        this.model = model;
        this.pane = pane;
        getStyleClass().add("figure");
        setFocusTraversable(true);
        setMinSize(0, 0);
        image.setSmooth(false);
        getChildren().addAll(image, ball, crosshair);
        resized.setOnFinished(event -> resize());
        widthProperty().addListener((property, old, now) -> resized.playFromStart());
        heightProperty().addListener((property, old, now) -> resized.playFromStart());
        bind();
    }

    private void bind() {
        model.themeProperty().addListener((property, old, now) -> resize());
        model.presentation().onProperty().addListener((property, old, now) -> resized.playFromStart());
        pane.paint().paintedProperty().addListener((property, old, now) -> show(now));
        pane.hover()
                .hitProperty()
                .addListener((property, old, now) ->
                        crosshair.show(pane.paint().paintedProperty().get(), now, scale()));
        setOnMouseMoved(event -> pane.hover().move(event.getX() * scale(), event.getY() * scale()));
        setOnMouseExited(event -> pane.hover().leave());
        pane.ball().ballProperty().addListener((property, old, now) -> {
            ball.show(pane.paint().paintedProperty().get(), now, scale());
            ball.go();
        });
        setOnContextMenuRequested(event -> pane.figure()
                .shownProperty()
                .get()
                .ifPresent(shown -> new FigureMenu(model, pane, shown, spot(event.getX(), event.getY()))
                        .show(this, event.getScreenX(), event.getScreenY())));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, this::step);
        new CameraGestures(
                this, model.camera(), () -> pane.figure().shownProperty().get().map(Shown::figure));
    }

    private Optional<SpotReading> spot(double x, double y) {
        return pane.paint()
                .paintedProperty()
                .get()
                .flatMap(picture -> SpotReading.at(picture, x * scale(), y * scale()));
    }

    private boolean showsSurface() {
        return pane.figure()
                .shownProperty()
                .get()
                .filter(shown -> shown.figure().viewpoint().isPresent())
                .isPresent();
    }

    private void step(KeyEvent event) {
        if (showsSurface()) {
            return; // the keys turn it
        }
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            pane.hover().step(event.getCode() == KeyCode.LEFT ? -1 : 1);
            event.consume();
        }
    }

    private void show(Optional<Painted> picture) {
        picture.ifPresentOrElse(
                this::show, () -> image.setImage(null)); // or an earlier figure stands here until the next
        ball.show(picture, pane.ball().ballProperty().get(), scale());
        crosshair.show(picture, pane.hover().hitProperty().get(), scale());
    }

    private void show(Painted picture) {
        Painted.Canvas canvas = picture.canvas();
        image.setImage(new WritableImage(new PixelBuffer<>(
                canvas.width(), canvas.height(), picture.pixels(), PixelFormat.getIntArgbPreInstance())));
        image.setFitWidth(canvas.width() / scale());
        image.setFitHeight(canvas.height() / scale());
        setAccessibleText(picture.shown().figure().title() + ". "
                + picture.shown().figure().caption());
    }

    private void resize() {
        int width = (int) Math.round(getWidth() * scale());
        int height = (int) Math.round(getHeight() * scale());
        if (width > 0 && height > 0) {
            pane.paint()
                    .resize(new Painted.Canvas(
                            width,
                            height,
                            scale() * model.presentation().magnification(getWidth(), getHeight()),
                            model.themeProperty().get()));
        }
    }

    /** Pixels of the screen per unit of the scene. */
    private double scale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }
}
