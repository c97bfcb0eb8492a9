package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraTest {
    private static final Camera CAMERA = new Camera(100, 30, 2, 0.2, 0.5, -0.25);

    @ParameterizedTest
    @CsvSource({"20, 10, 120, 40", "90, 90, -170, 90", "-300, -90, 160, 0", "720, 0, 100, 30"})
    void itTurnsAroundWithoutEndAndUpAsFarAsItGoes(double right, double up, double azimuth, double elevation) {
        assertEquals(new Camera(azimuth, elevation, 2, 0.2, 0.5, -0.25), CAMERA.turnedBy(right, up));
    }

    /** What is in the middle of the room stays there: the box's place grows with the zoom. */
    @ParameterizedTest
    @CsvSource({"1.5, 3, 0.75, -0.375", "100, 20, 5, -2.5", "1e-3, 0.05, 0.0125, -0.00625"})
    void itComesNearerAsFarAsItGoes(double factor, double zoom, double right, double up) {
        assertEquals(new Camera(100, 30, zoom, 0.2, right, up), CAMERA.zoomedBy(factor));
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1.5, 1.75", "30, -40, 20, -20"})
    void itMovesTheBoxAsFarAsItGoes(double moreRight, double moreUp, double right, double up) {
        assertEquals(new Camera(100, 30, 2, 0.2, right, up), CAMERA.movedBy(moreRight, moreUp));
    }

    @Test
    void fromTheSameSideTheBoxFitsInTheMiddle() {
        assertEquals(new Camera(100, 30, 1, 0.2), CAMERA.fitting());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            361 | 30 | 1  | 0.2 | 0  | azimuth: expected -360 to 360 degrees, found 361
            0   | -1 | 1  | 0.2 | 0  | elevation: expected 0 to 90 degrees, found -1
            0   | 0  | 21 | 0.2 | 0  | zoom: expected 0.05 to 20, found 21
            0   | 0  | 1  | NaN | 0  | perspective: expected 0 to 0.9, found NaN
            0   | 0  | 1  | 0   | 25 | right: expected -20 to 20 widths, found 25
            """)
    void aPlaceWhereItCannotBeIsNamed(
            double azimuth, double elevation, double zoom, double perspective, double right, String message) {
        BadInputException thrown = assertThrows(
                BadInputException.class, () -> new Camera(azimuth, elevation, zoom, perspective, right, 0));
        assertEquals("camera: " + message, thrown.getMessage());
    }
}
