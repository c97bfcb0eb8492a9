package org.costscape.figure;

/**
 * Where a panel's data area lies in its picture and which values it spans: enough to show the values under a pointer.
 *
 * <p>Pixels count from the upper left corner of the picture; pixel i covers [i, i + 1).
 *
 * @param left the left edge of the data area in pixels
 * @param top the upper edge of the data area in pixels
 */
public record PanelGeometry(
        double left, double top, double width, double height, Range xRange, Range yRange, Scale xScale, Scale yScale) {
    /** With a linear x axis. */
    public PanelGeometry(
            double left, double top, double width, double height, Range xRange, Range yRange, Scale yScale) {
        this(left, top, width, height, xRange, yRange, Scale.LINEAR, yScale);
    }

    public double xAt(double px) {
        return xScale.value((px - left) / width, xRange);
    }

    public double pxAt(double x) {
        return left + xScale.position(x, xRange) * width;
    }

    public double yAt(double py) {
        return yScale.value(1 - (py - top) / height, yRange);
    }

    public double pyAt(double y) {
        return top + (1 - yScale.position(y, yRange)) * height;
    }

    /** Whether the pixel position lies in the data area. */
    public boolean contains(double px, double py) {
        return px >= left && px <= left + width && py >= top && py <= top + height;
    }

    PanelGeometry moved(double right, double down) {
        return new PanelGeometry(left + right, top + down, width, height, xRange, yRange, xScale, yScale);
    }

    PanelGeometry magnified(double factor) {
        return new PanelGeometry(
                factor * left, factor * top, factor * width, factor * height, xRange, yRange, xScale, yScale);
    }
}
