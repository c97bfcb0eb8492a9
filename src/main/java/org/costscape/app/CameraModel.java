package org.costscape.app;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.costscape.figure.Camera;

/** From where all surfaces in the window are seen: one camera, so that two side by side turn together. */
final class CameraModel {
    private final ObjectProperty<Camera> camera = new SimpleObjectProperty<>(Camera.DEFAULT);
    private final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper();

    ObjectProperty<Camera> cameraProperty() {
        return camera;
    }

    /** Whether it is being moved, so that pictures are wanted quickly. */
    ReadOnlyBooleanProperty movingProperty() {
        return moving.getReadOnlyProperty();
    }

    /** Turns about the vertical axis, and up or down, by degrees. */
    void turn(double right, double up) {
        camera.set(camera.get().turnedBy(right, up));
    }

    /** Makes all so many times as large. */
    void zoom(double factor) {
        camera.set(camera.get().zoomedBy(factor));
    }

    /** Moves all, in widths and heights of the figure. */
    void pan(double right, double up) {
        camera.set(camera.get().movedBy(right, up));
    }

    /** Looks from a direction, as near as before. */
    void lookFrom(double azimuth, double elevation) {
        Camera now = camera.get();
        camera.set(new Camera(azimuth, elevation, now.zoom(), now.perspective()));
    }

    void reset() {
        camera.set(Camera.DEFAULT);
    }

    /** To be called when moving begins and when it ends. */
    void setMoving(boolean now) {
        moving.set(now);
    }
}
