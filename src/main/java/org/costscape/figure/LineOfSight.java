package org.costscape.figure;

/**
 * The points that are seen at one place of a picture: p(t) = start + t·way, nearer to the eye for larger t.
 *
 * @param x0 of the start
 * @param dx of the way, in half sides of the box
 */
record LineOfSight(double x0, double y0, double z0, double dx, double dy, double dz) {
    double x(double t) {
        return x0 + t * dx;
    }

    double y(double t) {
        return y0 + t * dy;
    }

    double z(double t) {
        return z0 + t * dz;
    }

    /** The t of the point of the line that is nearest to another point. */
    double nearest(double x, double y, double z) {
        return ((x - x0) * dx + (y - y0) * dy + (z - z0) * dz) / (dx * dx + dy * dy + dz * dz);
    }
}
