package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import javafx.event.EventType;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Region;
import org.costscape.figure.Camera;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.ReliefFigure;
import org.costscape.figure.ValueGrid;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class CameraGesturesTest {
    private final Region node = new Region();
    private final CameraModel camera = new CameraModel();
    private final ReliefFigure figure = new ReliefFigure(
            HeatMapFigure.of(
                    "t", "c", "x", "y", "J", ValueGrid.of(new double[] {0, 1}, new double[] {0, 1}, new double[][] {
                        {0, 1}, {1, 2}
                    })),
            Camera.DEFAULT,
            false);

    CameraGesturesTest() {
        new CameraGestures(node, camera, () -> Optional.of(figure));
    }

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aDragTurnsADoubleClickGoesBackAndASecondDragSoonAfterTheFirstDoesNot() {
        drag(100, 150, 1);
        assertEquals(Camera.DEFAULT.turnedBy(-20, 0), seen());
        drag(100, 150, 2);
        assertEquals(Camera.DEFAULT.turnedBy(-40, 0), seen());

        fire(MouseEvent.MOUSE_CLICKED, 150, 2, true);

        assertEquals(Camera.DEFAULT, seen());
    }

    private Camera seen() {
        return camera.of(figure).orElseThrow();
    }

    private void drag(double from, double to, int clicks) {
        fire(MouseEvent.MOUSE_PRESSED, from, clicks, true);
        fire(MouseEvent.MOUSE_DRAGGED, to, clicks, false);
        fire(MouseEvent.MOUSE_RELEASED, to, clicks, false);
        fire(MouseEvent.MOUSE_CLICKED, to, clicks, false);
    }

    private void fire(EventType<MouseEvent> type, double x, int clicks, boolean still) {
        node.fireEvent(new MouseEvent(
                type,
                x,
                100,
                x,
                100,
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                type != MouseEvent.MOUSE_CLICKED,
                false,
                false,
                true,
                false,
                still,
                new PickResult(node, x, 100)));
    }
}
