package org.costscape.app;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.util.Duration;
import org.costscape.figure.Camera;
import org.costscape.figure.Figure;

/** Turns and zooms surfaces by mouse, touchpad and keys. */
final class CameraGestures {
    private static final double DEGREES_A_PIXEL = 0.4;
    private static final double DEGREES_A_KEY = 5;
    private static final double ZOOM_A_NOTCH = 1.1;
    private static final double PIXELS_A_NOTCH = 40;
    private static final Duration REST = Duration.millis(180);

    private final Node node;
    private final CameraModel camera;
    private final Supplier<Optional<Figure>> figure;
    private final PauseTransition rest = new PauseTransition(REST);
    private final Map<KeyCode, UnaryOperator<Camera>> keys;
    private double lastX;
    private double lastY;

    /** @param figure what is shown; nothing happens where it has no surface */
    CameraGestures(Node node, CameraModel camera, Supplier<Optional<Figure>> figure) {
        this.node = node;
        this.camera = camera;
        this.figure = figure;
        this.keys = keys();
        rest.setOnFinished(event -> camera.setMoving(false));
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            lastX = event.getX();
            lastY = event.getY();
        });
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && event.isStillSincePress()) { // two drags soon after each other are none
                reset();
            }
        });
        node.addEventHandler(ScrollEvent.SCROLL, event -> {
            if (applies() && event.getDeltaY() != 0) {
                move(now -> now.zoomedBy(Math.pow(ZOOM_A_NOTCH, event.getDeltaY() / PIXELS_A_NOTCH)));
                event.consume();
            }
        });
        node.addEventHandler(ZoomEvent.ZOOM, event -> {
            if (applies()) {
                move(now -> now.zoomedBy(event.getZoomFactor()));
                event.consume();
            }
        });
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.NONE && applies()) {
            double right = event.getX() - lastX;
            double down = event.getY() - lastY;
            if (event.getButton() == MouseButton.PRIMARY && !event.isShiftDown()) {
                move(now -> now.turnedBy(-DEGREES_A_PIXEL * right, DEGREES_A_PIXEL * down));
            } else {
                Bounds bounds = node.getLayoutBounds();
                move(now -> now.movedBy(right / bounds.getWidth(), -down / bounds.getHeight()));
            }
            lastX = event.getX();
            lastY = event.getY();
            event.consume();
        }
    }

    private static Map<KeyCode, UnaryOperator<Camera>> keys() {
        Map<KeyCode, UnaryOperator<Camera>> keys = new EnumMap<>(KeyCode.class);
        keys.put(KeyCode.LEFT, now -> now.turnedBy(-DEGREES_A_KEY, 0));
        keys.put(KeyCode.RIGHT, now -> now.turnedBy(DEGREES_A_KEY, 0));
        keys.put(KeyCode.UP, now -> now.turnedBy(0, DEGREES_A_KEY));
        keys.put(KeyCode.DOWN, now -> now.turnedBy(0, -DEGREES_A_KEY));
        for (KeyCode nearer : List.of(KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS)) {
            keys.put(nearer, now -> now.zoomedBy(ZOOM_A_NOTCH));
        }
        for (KeyCode farther : List.of(KeyCode.MINUS, KeyCode.SUBTRACT)) {
            keys.put(farther, now -> now.zoomedBy(1 / ZOOM_A_NOTCH));
        }
        keys.put(KeyCode.DIGIT1, now -> lookingFrom(now, -90, 0));
        keys.put(KeyCode.DIGIT2, now -> lookingFrom(now, 0, 0));
        keys.put(KeyCode.DIGIT3, now -> lookingFrom(now, -90, 90));
        return keys;
    }

    /** From a direction, as near as before. */
    private static Camera lookingFrom(Camera now, double azimuth, double elevation) {
        return new Camera(azimuth, elevation, now.zoom(), now.perspective());
    }

    private void key(KeyEvent event) {
        if (!applies() || event.isShortcutDown()) {
            return;
        }
        UnaryOperator<Camera> gesture = keys.get(event.getCode());
        if (gesture != null) {
            move(gesture);
            event.consume();
        } else if (event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.DIGIT0) {
            reset();
            event.consume();
        }
    }

    /** Whether there is a surface to turn. */
    private boolean applies() {
        return figure.get().flatMap(Figure::viewpoint).isPresent();
    }

    private void move(UnaryOperator<Camera> how) {
        change(now -> camera.move(now, how));
    }

    private void reset() {
        change(camera::reset);
    }

    private void change(Consumer<Figure> gesture) {
        camera.setMoving(true);
        figure.get().ifPresent(gesture);
        rest.playFromStart();
    }
}
