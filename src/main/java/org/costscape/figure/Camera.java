package org.costscape.figure;

import org.costscape.file.BadInputException;

/**
 * From where a {@link ReliefFigure} is seen.
 *
 * @param azimuth in degrees about the vertical axis: from 0, where x rises towards the viewer; at −90 it rises to the right
 * @param elevation in degrees above the floor, 0 to 90
 * @param zoom how many times as large as fits
 * @param perspective radius of the box by distance of the eye, from 0 (parallel lines stay parallel) to below 1
 * @param right how far the box is moved to the right, in widths of the figure
 * @param up how far the box is moved upwards, in heights of the figure
 */
public record Camera(double azimuth, double elevation, double zoom, double perspective, double right, double up) {
    /** The far end of x lies in front; perspective is only hinted at. */
    public static final Camera DEFAULT = new Camera(-55, 28, 1, 0.2);

    private static final double MOST_PERSPECTIVE = 0.9;
    private static final double LARGEST_ZOOM = 20;
    private static final double FARTHEST = 20;

    public Camera {
        requireWithin("azimuth", azimuth, -360, 360, " degrees");
        requireWithin("elevation", elevation, 0, 90, " degrees");
        requireWithin("zoom", zoom, 1 / LARGEST_ZOOM, LARGEST_ZOOM, "");
        requireWithin("perspective", perspective, 0, MOST_PERSPECTIVE, "");
        requireWithin("right", right, -FARTHEST, FARTHEST, " widths");
        requireWithin("up", up, -FARTHEST, FARTHEST, " heights");
    }

    /** With the box in the middle. */
    public Camera(double azimuth, double elevation, double zoom, double perspective) {
        this(azimuth, elevation, zoom, perspective, 0, 0);
    }

    /** The default camera turned elsewhere. */
    public static Camera at(double azimuth, double elevation) {
        return new Camera(azimuth, elevation, DEFAULT.zoom, DEFAULT.perspective);
    }

    /** Turned by angles in degrees: about the vertical axis without end, −180 to 180, and up or down as far as it goes. */
    public Camera turnedBy(double moreAzimuth, double moreElevation) {
        return new Camera(
                Math.IEEEremainder(azimuth + moreAzimuth, 360),
                within(elevation + moreElevation, 0, 90),
                zoom,
                perspective,
                right,
                up);
    }

    /** Nearer by a factor, or farther, as far as it goes; what is in the middle of the box's room stays there. */
    public Camera zoomedBy(double factor) {
        double newZoom = within(zoom * factor, 1 / LARGEST_ZOOM, LARGEST_ZOOM);
        return new Camera(azimuth, elevation, newZoom, perspective, 0, 0)
                .movedBy(right * newZoom / zoom, up * newZoom / zoom);
    }

    /** With the box moved, in widths and heights of the figure, as far as it goes. */
    public Camera movedBy(double moreRight, double moreUp) {
        return new Camera(
                azimuth,
                elevation,
                zoom,
                perspective,
                within(right + moreRight, -FARTHEST, FARTHEST),
                within(up + moreUp, -FARTHEST, FARTHEST));
    }

    /** From the same side, such that the box fits. */
    Camera fitting() {
        return new Camera(azimuth, elevation, 1, perspective);
    }

    private static double within(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }

    private static void requireWithin(String name, double value, double least, double most, String unit) {
        if (!(value >= least && value <= most)) {
            throw new BadInputException("camera: " + name + ": expected " + NumberText.plain(least) + " to "
                    + NumberText.plain(most) + unit + ", found " + NumberText.plain(value));
        }
    }
}
