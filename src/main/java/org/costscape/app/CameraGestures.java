package org.costscape.app;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
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

/** Turns and zooms surfaces by mouse, touchpad and keys. */
final class CameraGestures {
    private static final double DEGREES_A_PIXEL = 0.4;
    private static final double DEGREES_A_KEY = 5;
    private static final double ZOOM_A_NOTCH = 1.1;
    private static final double PIXELS_A_NOTCH = 40;
    private static final Duration REST = Duration.millis(180);

    private final Node node;
    private final CameraModel camera;
    private final BooleanSupplier applies;
    private final PauseTransition rest = new PauseTransition(REST);
    private final Map<KeyCode, Runnable> keys;
    private double lastX;
    private double lastY;

    /** @param applies whether there is a surface to turn */
    CameraGestures(Node node, CameraModel camera, BooleanSupplier applies) {
        this.node = node;
        this.camera = camera;
        this.applies = applies;
        this.keys = keys(camera);
        rest.setOnFinished(event -> camera.setMoving(false));
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            lastX = event.getX();
            lastY = event.getY();
        });
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && applies.getAsBoolean()) {
                move(camera::reset);
            }
        });
        node.addEventHandler(ScrollEvent.SCROLL, event -> {
            if (applies.getAsBoolean() && event.getDeltaY() != 0) {
                move(() -> camera.zoom(Math.pow(ZOOM_A_NOTCH, event.getDeltaY() / PIXELS_A_NOTCH)));
                event.consume();
            }
        });
        node.addEventHandler(ZoomEvent.ZOOM, event -> {
            if (applies.getAsBoolean()) {
                move(() -> camera.zoom(event.getZoomFactor()));
                event.consume();
            }
        });
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.NONE && applies.getAsBoolean()) {
            double right = event.getX() - lastX;
            double down = event.getY() - lastY;
            if (event.getButton() == MouseButton.PRIMARY && !event.isShiftDown()) {
                move(() -> camera.turn(-DEGREES_A_PIXEL * right, DEGREES_A_PIXEL * down));
            } else {
                Bounds bounds = node.getLayoutBounds();
                move(() -> camera.pan(right / bounds.getWidth(), -down / bounds.getHeight()));
            }
            lastX = event.getX();
            lastY = event.getY();
            event.consume();
        }
    }

    private static Map<KeyCode, Runnable> keys(CameraModel camera) {
        Map<KeyCode, Runnable> keys = new EnumMap<>(KeyCode.class);
        keys.put(KeyCode.LEFT, () -> camera.turn(-DEGREES_A_KEY, 0));
        keys.put(KeyCode.RIGHT, () -> camera.turn(DEGREES_A_KEY, 0));
        keys.put(KeyCode.UP, () -> camera.turn(0, DEGREES_A_KEY));
        keys.put(KeyCode.DOWN, () -> camera.turn(0, -DEGREES_A_KEY));
        for (KeyCode nearer : List.of(KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS)) {
            keys.put(nearer, () -> camera.zoom(ZOOM_A_NOTCH));
        }
        for (KeyCode farther : List.of(KeyCode.MINUS, KeyCode.SUBTRACT)) {
            keys.put(farther, () -> camera.zoom(1 / ZOOM_A_NOTCH));
        }
        keys.put(KeyCode.HOME, camera::reset);
        keys.put(KeyCode.DIGIT0, camera::reset);
        keys.put(KeyCode.DIGIT1, () -> camera.lookFrom(-90, 0));
        keys.put(KeyCode.DIGIT2, () -> camera.lookFrom(0, 0));
        keys.put(KeyCode.DIGIT3, () -> camera.lookFrom(-90, 90));
        return keys;
    }

    private void key(KeyEvent event) {
        Runnable gesture = keys.get(event.getCode());
        if (gesture != null && applies.getAsBoolean() && !event.isShortcutDown()) {
            move(gesture);
            event.consume();
        }
    }

    private void move(Runnable gesture) {
        camera.setMoving(true);
        gesture.run();
        rest.playFromStart();
    }
}
