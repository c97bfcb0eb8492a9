package org.costscape.app;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.costscape.app.kind.Shown;
import org.costscape.app.work.OneAtATime;
import org.costscape.app.work.TaskRunner;
import org.costscape.figure.Camera;

/** Paints the figure in the background: one picture at a time, then the one that is wanted by then. */
final class PaintModel {
    private final OneAtATime<Painted> painter;
    private final CameraModel camera;
    private final ReadOnlyObjectWrapper<Optional<Painted>> painted = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Shown> shown = Optional.empty();
    private Optional<Shown> beside = Optional.empty();
    private Optional<Painted.Canvas> canvas = Optional.empty();

    /** @param camera from where surfaces are seen; while it moves, their edges are jagged */
    PaintModel(TaskRunner paint, CameraModel camera, Consumer<Throwable> failures) {
        this.painter = new OneAtATime<>(paint, picture -> painted.set(Optional.of(picture)), failures);
        this.camera = camera;
        camera.cameraProperty().subscribe(now -> moved());
        camera.movingProperty().subscribe(now -> moved());
    }

    /** The picture painted last; empty where there is no figure. */
    ReadOnlyObjectProperty<Optional<Painted>> paintedProperty() {
        return painted.getReadOnlyProperty();
    }

    /** Wants another figure, or none. */
    void show(Optional<Shown> figure) {
        shown = figure;
        update();
    }

    /** Wants heights and colours on one scale with another figure, or with none. */
    void shareScale(Optional<Shown> other) {
        if (!beside.equals(other)) {
            beside = other;
            update();
        }
    }

    /** Wants another size or theme. */
    void resize(Painted.Canvas size) {
        if (!canvas.equals(Optional.of(size))) {
            canvas = Optional.of(size);
            update();
        }
    }

    private void moved() {
        if (shown.map(now -> now.figure().viewpoint().isPresent()).orElse(false)) {
            update();
        }
    }

    private void update() {
        if (shown.isEmpty()) {
            painter.forget();
            painted.set(Optional.empty());
        } else {
            canvas.ifPresent(size -> paint(shown.orElseThrow(), beside, size));
        }
    }

    private void paint(Shown figure, Optional<Shown> other, Painted.Canvas size) {
        Camera from = camera.cameraProperty().get();
        boolean quickly = camera.movingProperty().get();
        painter.make(() ->
                Painted.of(other.map(each -> OneScale.of(figure, each)).orElse(figure), size, from, quickly));
    }
}
