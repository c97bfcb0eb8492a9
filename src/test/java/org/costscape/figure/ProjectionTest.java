package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
    private static final double H = Projection.HALF_HEIGHT;

    private static Projection fitting(Camera camera) {
        return Projection.fitting(camera, 10, 20, 300, 200);
    }

    @Test
    void fromTheFrontXPointsToTheRightAndZUpwards() {
        Projection view = Projection.fitting(new Camera(-90, 0, 1, 0), 0, 0, 200, 600);

        assertEquals(0, view.px(-1, 0, 0), 1e-9);
        assertEquals(200, view.px(1, 0, 0), 1e-9);
        assertEquals(300, view.py(0, 0.3, 0), 1e-9);
        assertEquals(300 - 100 * H, view.py(0, 0, H), 1e-9);
        assertTrue(view.depth(0, -1, 0) > view.depth(0, 1, 0));
    }

    @Test
    void fromAboveYPointsUpwardsAndTheTopIsNearest() {
        Projection view = Projection.fitting(new Camera(-90, 90, 1, 0), 0, 0, 200, 200);

        assertEquals(150, view.px(0.5, 0.25, -H), 1e-9);
        assertEquals(75, view.py(0.5, 0.25, H), 1e-9);
        assertTrue(view.depth(0, 0, H) > view.depth(0, 0, -H));
    }

    @ParameterizedTest
    @CsvSource({"-55,28,0.2", "0,0,0", "123,90,0.9", "-360,45,0.5", "17,3,0"})
    void theBoxTouchesTwoOppositeSidesOfTheRectangleAndCrossesNone(double azimuth, double elevation, double p) {
        Projection view = fitting(new Camera(azimuth, elevation, 1, p));
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int corner = 0; corner < 8; corner++) {
            double x = (corner & 1) * 2 - 1;
            double y = (corner >> 1 & 1) * 2 - 1;
            double z = ((corner >> 2) * 2 - 1) * H;
            left = Math.min(left, view.px(x, y, z));
            right = Math.max(right, view.px(x, y, z));
            top = Math.min(top, view.py(x, y, z));
            bottom = Math.max(bottom, view.py(x, y, z));
        }
        assertTrue(left > 10 - 1e-6 && right < 310 + 1e-6 && top > 20 - 1e-6 && bottom < 220 + 1e-6);
        assertEquals(0, Math.min(300 - (right - left), 200 - (bottom - top)), 1e-6);
        assertEquals(160, (left + right) / 2, 1e-6);
    }

    @Test
    void whatIsNearerLooksLargerInPerspectiveAlone() {
        for (double perspective : new double[] {0, 0.5}) {
            Projection view = fitting(new Camera(-90, 0, 1, perspective));
            double near = view.px(1, -1, 0) - view.px(-1, -1, 0);
            double far = view.px(1, 1, 0) - view.px(-1, 1, 0);
            assertEquals(perspective > 0, near > far + 1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource({"-55,28,0.2", "200,50,0"})
    void aPlaceOfThePictureIsTracedBackToItsPlane(double azimuth, double elevation, double perspective) {
        Projection view = fitting(new Camera(azimuth, elevation, 1.5, perspective));

        double[] found = view.onPlane(view.px(0.3, -0.7, 0.4), view.py(0.3, -0.7, 0.4), 0.4);

        assertEquals(0.3, found[0], 1e-9);
        assertEquals(-0.7, found[1], 1e-9);
    }

    @Test
    void aBoxIsHigherInAHighRoomAloneAndStillTracedBack() {
        assertEquals(1, Projection.stretchIn(800, 500), 1e-12);
        assertEquals(1.25, Projection.stretchIn(400, 600), 1e-12);
        Camera parallel = new Camera(-55, 28, 1, 0);
        Projection plain = Projection.fitting(parallel, 1, 0, 0, 400, 1000);
        Projection higher = Projection.fitting(parallel, 1.25, 0, 0, 400, 1000);
        double walls = 2 * H * Math.cos(Math.toRadians(28)) * plain.scale();
        assertEquals(plain.box().getHeight() + 0.25 * walls, higher.box().getHeight(), 1e-9);
        assertEquals(400, higher.box().getWidth(), 1e-9);

        Projection view = Projection.fitting(new Camera(-55, 28, 1, 0.2), 1.25, 0, 0, 400, 1000);

        double[] found = view.onPlane(view.px(0.3, -0.7, 0.4), view.py(0.3, -0.7, 0.4), 0.4);
        assertEquals(0.3, found[0], 1e-9);
        assertEquals(-0.7, found[1], 1e-9);
        double[] eye = view.towardsEye(0.3, -0.7, 0.4);
        assertEquals(view.px(0.3, -0.7, 0.4), view.px(0.3 + eye[0] / 10, -0.7 + eye[1] / 10, 0.4 + eye[2] / 10), 1e-9);
        assertEquals(view.py(0.3, -0.7, 0.4), view.py(0.3 + eye[0] / 10, -0.7 + eye[1] / 10, 0.4 + eye[2] / 10), 1e-9);
    }

    @Test
    void depthIsLinearOverThePictureOfALine() {
        Projection view = fitting(new Camera(-55, 28, 1, 0.5));
        double from = view.px(-1, -1, -H);
        double to = view.px(1, 0.5, H);
        double share = (view.px(0, -0.25, 0) - from) / (to - from);

        assertEquals(
                view.depth(-1, -1, -H) + share * (view.depth(1, 0.5, H) - view.depth(-1, -1, -H)),
                view.depth(0, -0.25, 0),
                1e-9);
    }

    @ParameterizedTest
    @CsvSource({"NaN,28,1,0", "0,-1,1,0", "0,91,1,0", "0,0,0,0", "0,0,1,1"})
    void aCameraThatSeesNothingIsRefused(double azimuth, double elevation, double zoom, double perspective) {
        assertThrows(BadInputException.class, () -> new Camera(azimuth, elevation, zoom, perspective));
    }

    /** 0.45 to the left and 0.7 up on the screen, in front: the light does not turn with the box. */
    @ParameterizedTest
    @CsvSource({"-55, 28", "0, 0", "120, 60", "-170, 90"})
    void theLightFallsFromTheUpperLeftBehindTheViewer(double azimuth, double elevation) {
        Projection view = fitting(new Camera(azimuth, elevation, 1, 0));
        double[] light = view.light();
        double left = view.px(0, 0, 0) - view.px(light[0], light[1], light[2]);
        double up = view.py(0, 0, 0) - view.py(light[0], light[1], light[2]);
        double[] eye = view.towardsEye(0, 0, 0);
        double front = light[0] * eye[0] + light[1] * eye[1] + light[2] * eye[2];
        assertEquals(1, Math.hypot(Math.hypot(light[0], light[1]), light[2]), 1e-12);
        assertTrue(left > 0);
        assertEquals(0.7 / 0.45, up / left, 1e-9);
        assertEquals(0.55 / Math.sqrt(0.995), front, 1e-9);
    }
}
