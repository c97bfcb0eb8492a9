package org.costscape.app;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.costscape.app.kind.FigureKind;

/** The figure alone, large, before an audience. */
final class PresentationModel {
    /** How much larger type and lines are than in the window. */
    private static final double LARGER = 1.6;

    private static final double MOST = 2;

    /** Of a figure in a window of 1280 × 720. */
    private static final double USUAL_WIDTH = 852;

    private static final double USUAL_HEIGHT = 582;

    private final LessonModel lessons;
    private final List<FigureKind<?>> kinds;
    private final ObjectProperty<FigureKind<?>> kind;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final BooleanProperty pointer = new SimpleBooleanProperty();

    PresentationModel(LessonModel lessons, List<FigureKind<?>> kinds, ObjectProperty<FigureKind<?>> kind) {
        this.lessons = lessons;
        this.kinds = kinds;
        this.kind = kind;
    }

    BooleanProperty onProperty() {
        return on;
    }

    /** Whether a dot follows the mouse. */
    BooleanProperty pointerProperty() {
        return pointer;
    }

    /**
     * By what type and lines of a figure are multiplied: they are larger before an audience, and grow with a figure that is larger
     * than usual, though less than it does.
     *
     * @param width of the figure, in units of the window
     */
    double magnification(double width, double height) {
        double size = Math.min(width / USUAL_WIDTH, height / USUAL_HEIGHT);
        return Math.max(on.get() ? LARGER : 1, Math.min(MOST, Math.sqrt(size)));
    }

    /** Goes on (1) or back (−1): by a page of the lessons that are open, otherwise to another kind of figure. */
    void step(int by) {
        if (lessons.openProperty().get()) {
            lessons.turn(by);
        } else {
            kind.set(kinds.get(Math.floorMod(kinds.indexOf(kind.get()) + by, kinds.size())));
        }
    }

    /** Where it stands, and the keys, in a line. */
    String line() {
        String where = lessons.openProperty().get()
                ? lessons.pageProperty()
                        .get()
                        .map(page -> page.lesson().title() + " · " + page.position())
                        .orElse("")
                : kind.get().title();
        return where + "   ← → " + (lessons.openProperty().get() ? "page · Enter do it" : "figure")
                + " · P pointer · T theme · Esc back";
    }
}
