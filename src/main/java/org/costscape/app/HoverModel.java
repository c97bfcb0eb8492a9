package org.costscape.app;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.costscape.figure.PanelGeometry;

/** Which point of the figure is being read, by pointer or by keys. */
final class HoverModel {
    /** How far beside a panel its first and last points can still be read, in pixels. */
    private static final double MARGIN = 12;

    private final ReadOnlyObjectWrapper<Optional<Hit>> hit = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Painted> picture = Optional.empty();
    private Optional<Pointer> pointer = Optional.empty();

    private record Pointer(double px, double py) {}

    /** The point that is read. */
    ReadOnlyObjectProperty<Optional<Hit>> hitProperty() {
        return hit.getReadOnlyProperty();
    }

    /** Reads off another picture; the pointer stays where it is. */
    void show(Optional<Painted> newPicture) {
        boolean sameFigure = picture.map(old -> old.shown().name())
                .equals(newPicture.map(now -> now.shown().name()));
        picture = newPicture;
        if (!sameFigure) {
            pointer = Optional.empty();
        }
        update();
    }

    /** The pointer is at a position in the picture, in pixels. */
    void move(double px, double py) {
        boolean inside = picture.filter(now -> readsCurves(now)
                        ? now.panels().stream().anyMatch(panel -> near(panel, px, py))
                        : now.panelAt(px, py).isPresent())
                .isPresent();
        pointer = inside ? Optional.of(new Pointer(px, py)) : Optional.empty();
        update();
    }

    /** Reads the next point (1), the one before (−1); at first the one in the middle. */
    void step(int by) {
        picture.filter(now -> !readsCurves(now)).ifPresent(now -> stepAlongCurve(now, by));
        picture.filter(HoverModel::readsCurves).ifPresent(now -> {
            int last = now.shown().readings().size() - 1;
            int index = hit.get().map(old -> old.index() + by).orElse(last / 2);
            double py = pointer.map(Pointer::py).orElse(0.0);
            Hit next = Hit.at(now, Math.max(0, Math.min(last, index)), py);
            pointer = Optional.of(new Pointer(next.px(), py));
            hit.set(Optional.of(next));
        });
    }

    private void stepAlongCurve(Painted now, int by) {
        pointer.flatMap(at -> CurveReading.at(now, at.px(), at.py()))
                .map(point -> point.step(by))
                .or(() -> CurveReading.first(now))
                .ifPresent(point -> {
                    pointer = Optional.of(new Pointer(point.px(), point.py()));
                    hit.set(Optional.of(Hit.of(point)));
                });
    }

    /** Reads nothing. */
    void leave() {
        pointer = Optional.empty();
        update();
    }

    private void update() {
        hit.set(pointer.flatMap(at -> picture.flatMap(now -> readsCurves(now)
                ? Optional.of(Hit.nearest(now, at.px(), at.py()))
                : SpotReading.at(now, at.px(), at.py())
                        .map(Hit::of)
                        .or(() -> CurveReading.at(now, at.px(), at.py()).map(Hit::of)))));
    }

    private static boolean readsCurves(Painted picture) {
        return !picture.shown().readings().isEmpty();
    }

    private static boolean near(PanelGeometry panel, double px, double py) {
        return panel.contains(Math.max(panel.left(), Math.min(panel.left() + panel.width(), px)), py)
                && px >= panel.left() - MARGIN
                && px <= panel.left() + panel.width() + MARGIN;
    }
}
