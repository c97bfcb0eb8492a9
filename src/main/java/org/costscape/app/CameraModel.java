package org.costscape.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.costscape.figure.Camera;
import org.costscape.figure.Figure;

/**
 * From where the surfaces in the window are seen: in the beginning as in files, and all that are usually seen from one side by one
 * camera, so that two beside each other turn together.
 */
final class CameraModel {
    private final ReadOnlyObjectWrapper<Map<Camera, Camera>> moved = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper();

    /** The cameras that were moved, by the usual ones that they stand for. */
    ReadOnlyObjectProperty<Map<Camera, Camera>> movedProperty() {
        return moved.getReadOnlyProperty();
    }

    /** Whether one is being moved, so that pictures are wanted quickly. */
    ReadOnlyBooleanProperty movingProperty() {
        return moving.getReadOnlyProperty();
    }

    /** From where the surfaces of a figure are seen; empty where it has none. */
    Optional<Camera> of(Figure figure) {
        return figure.viewpoint().map(usual -> moved.get().getOrDefault(usual, usual));
    }

    /** Moves the camera of a figure, if it has one. */
    void move(Figure figure, UnaryOperator<Camera> how) {
        figure.viewpoint().ifPresent(usual -> put(usual, how.apply(moved.get().getOrDefault(usual, usual))));
    }

    /** Sees a figure from its usual camera again. */
    void reset(Figure figure) {
        figure.viewpoint().ifPresent(usual -> put(usual, usual));
    }

    private void put(Camera usual, Camera now) {
        Map<Camera, Camera> all = new HashMap<>(moved.get());
        all.put(usual, now);
        moved.set(Map.copyOf(all));
    }

    /** To be called when moving begins and when it ends. */
    void setMoving(boolean now) {
        moving.set(now);
    }
}
