package org.costscape.figure;

import org.costscape.file.BadInputException;

/**
 * From where a {@link ReliefFigure} is seen.
 *
 * @param azimuth in degrees about the vertical axis: from 0, where x rises towards the viewer; at −90 it rises to the right
 * @param elevation in degrees above the floor, 0 to 90
 * @param zoom how many times as large as fits
 * @param perspective radius of the box by distance of the eye, from 0 (parallel lines stay parallel) to below 1
 */
public record Camera(double azimuth, double elevation, double zoom, double perspective) {
    /** The far end of x lies in front; perspective is only hinted at. */
    public static final Camera DEFAULT = new Camera(-55, 28, 1, 0.2);

    private static final double MOST_PERSPECTIVE = 0.9;
    private static final double LARGEST_ZOOM = 20;

    public Camera {
        requireWithin("azimuth", azimuth, -360, 360, " degrees");
        requireWithin("elevation", elevation, 0, 90, " degrees");
        requireWithin("zoom", zoom, 1 / LARGEST_ZOOM, LARGEST_ZOOM, "");
        requireWithin("perspective", perspective, 0, MOST_PERSPECTIVE, "");
    }

    /** The default camera turned elsewhere. */
    public static Camera at(double azimuth, double elevation) {
        return new Camera(azimuth, elevation, DEFAULT.zoom, DEFAULT.perspective);
    }

    private static void requireWithin(String name, double value, double least, double most, String unit) {
        if (!(value >= least && value <= most)) {
            throw new BadInputException("camera: " + name + ": expected " + NumberText.plain(least) + " to "
                    + NumberText.plain(most) + unit + ", found " + NumberText.plain(value));
        }
    }
}
