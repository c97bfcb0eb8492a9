package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.costscape.app.kind.Shown;
import org.costscape.app.work.TaskRunner;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.Theme;
import org.junit.jupiter.api.Test;

class PaintModelTest {
    private final Queue<Runnable> painter = new ArrayDeque<>();
    private final List<String> painted = new ArrayList<>();
    private final PaintModel model =
            new PaintModel(new TaskRunner(painter::add, Runnable::run), new CameraModel(), failure -> {});

    PaintModelTest() {
        model.paintedProperty()
                .addListener((property, old, now) ->
                        painted.add(now.map(picture -> picture.shown().name()).orElse("none")));
        model.resize(new Painted.Canvas(300, 200, 1, Theme.LIGHT));
    }

    @Test
    void onePictureIsPaintedAtATimeAndThenTheLatest() {
        model.show(shown("a"));
        model.show(shown("b"));
        model.show(shown("c"));
        assertEquals(1, painter.size());
        painter.remove().run();
        painter.remove().run();

        assertTrue(painter.isEmpty());
        assertEquals(List.of("a", "c"), painted);
    }

    @Test
    void aPictureThatIsNoLongerWantedIsNotShown() {
        model.show(shown("a"));
        model.show(Optional.empty());
        painter.remove().run();

        assertEquals(Optional.empty(), model.paintedProperty().get());
    }

    @Test
    void anotherSizePaintsAgain() {
        model.show(shown("a"));
        painter.remove().run();
        model.resize(new Painted.Canvas(400, 300, 1, Theme.DARK));
        painter.remove().run();

        assertEquals(400, model.paintedProperty().get().orElseThrow().canvas().width());
    }

    private static Optional<Shown> shown(String name) {
        CurveFigure figure = CurveFigure.of("title", "caption", "x", Panel.of("y"));
        return Optional.of(new Shown(figure, List.of(), List.of(), List.of(), name, (file, options, seen) -> {}));
    }
}
