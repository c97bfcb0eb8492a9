package org.costscape.landscape;

import org.costscape.file.BadInputException;

/**
 * The grid of a plane: evenly spaced positions along each direction, both ends of each range among them.
 *
 * @param a along the first direction
 * @param b along the second direction
 */
public record PlaneGrid(Axis a, Axis b) {
    /** From −1 to 1 along both directions in 51 × 51 points. */
    public static final PlaneGrid DEFAULT = new PlaneGrid(new Axis(-1, 1, 51), new Axis(-1, 1, 51));

    /**
     * Positions along one direction.
     *
     * @param from the first
     * @param to the last
     * @param points their number
     */
    public record Axis(double from, double to, int points) {
        /** A position this near to 0 or 1, in lengths of the range, is 0 or 1 but for rounding. */
        private static final double ROUNDING = 1e-13;

        public Axis {
            if (!(Double.isFinite(from) && Double.isFinite(to) && from < to && to - from < 1e12)) {
                throw new BadInputException(
                        "range: expected two finite numbers FROM:TO, the first one less, found " + from + ":" + to);
            }
            if (points < 2) {
                throw new BadInputException("grid: expected at least 2 points along each direction, found " + points);
            }
            if ((to - from) / points < 1e3 * Math.ulp(Math.max(Math.abs(from), Math.abs(to)))) {
                throw new BadInputException(
                        "range: expected ends further apart for " + points + " points, found " + from + ":" + to);
            }
        }

        /** All positions in rising order. */
        public double[] positions() {
            double[] positions = new double[points];
            for (int i = 0; i < points; i++) {
                double share = (double) i / (points - 1);
                positions[i] = exact((1 - share) * from + share * to);
            }
            return positions;
        }

        private double exact(double position) {
            double nearest = Math.rint(position);
            boolean end = nearest == 0 || nearest == 1;
            return end && Math.abs(position - nearest) <= ROUNDING * (to - from) ? nearest + 0.0 : position;
        }
    }

    /** The number of points. */
    public long size() {
        return (long) a.points() * b.points();
    }
}
