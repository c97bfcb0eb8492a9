package org.costscape.app;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.costscape.app.kind.Seen;
import org.costscape.app.kind.Shown;
import org.costscape.app.work.OneAtATime;
import org.costscape.app.work.TaskRunner;
import org.costscape.figure.ValueScale;

/** Paints the figure in the background: one picture at a time, then the one that is wanted by then. */
final class PaintModel {
    private final OneAtATime<Painted> painter;
    private final CameraModel camera;
    private final ReadOnlyObjectWrapper<Optional<Painted>> painted = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Shown> shown = Optional.empty();
    private Optional<ValueScale> scale = Optional.empty();
    private Optional<Painted.Canvas> canvas = Optional.empty();

    /** @param camera from where surfaces are seen; while it moves, their edges are jagged */
    PaintModel(TaskRunner paint, CameraModel camera, Consumer<Throwable> failures) {
        this.painter = new OneAtATime<>(paint, picture -> painted.set(Optional.of(picture)), failures);
        this.camera = camera;
        camera.movedProperty().subscribe(now -> moved());
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

    /** Wants heights and colours on a scale that is shared with another figure, or on its own. */
    void shareScale(Optional<ValueScale> shared) {
        if (!scale.equals(shared)) {
            scale = shared;
            update();
        }
    }

    /** How a figure is seen here. */
    Seen seen(Shown figure) {
        return new Seen(camera.of(figure.figure()), scale);
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
            canvas.ifPresent(size -> paint(shown.orElseThrow(), size));
        }
    }

    private void paint(Shown figure, Painted.Canvas size) {
        Seen seen = seen(figure);
        boolean quickly = camera.movingProperty().get();
        painter.make(() -> Painted.of(figure, seen, size, quickly));
    }
}
