package org.costscape.app;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.costscape.app.kind.Shown;
import org.costscape.app.work.TaskRunner;
import org.costscape.figure.Camera;

/** Paints the figure in the background: one picture at a time, then the one that is wanted by then. */
final class PaintModel {
    private final TaskRunner paint;
    private final CameraModel camera;
    private final Consumer<Throwable> failures;
    private final ReadOnlyObjectWrapper<Optional<Painted>> painted = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Shown> shown = Optional.empty();
    private Optional<Painted.Canvas> canvas = Optional.empty();
    private boolean painting;
    private boolean stale;

    /** @param camera from where surfaces are seen; while it moves, their edges are jagged */
    PaintModel(TaskRunner paint, CameraModel camera, Consumer<Throwable> failures) {
        this.paint = paint;
        this.camera = camera;
        this.failures = failures;
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
            painted.set(Optional.empty());
        } else if (painting) {
            stale = true;
        } else {
            canvas.ifPresent(size -> paint(shown.orElseThrow(), size));
        }
    }

    private void paint(Shown figure, Painted.Canvas size) {
        painting = true;
        stale = false;
        Camera from = camera.cameraProperty().get();
        boolean quickly = camera.movingProperty().get();
        paint.run(() -> Painted.of(figure, size, from, quickly), this::finish, failure -> {
            painting = false;
            failures.accept(failure);
        });
    }

    private void finish(Painted picture) {
        painting = false;
        if (shown.isPresent()) {
            painted.set(Optional.of(picture));
        }
        if (stale) {
            update();
        }
    }
}
