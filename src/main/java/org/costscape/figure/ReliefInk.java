package org.costscape.figure;

import java.util.List;

/**
 * The colours of a {@link Relief} by position in the range of its values, in tables that are quick to look up.
 *
 * <p>Positions are cut into {@value #BINS} bins from 0 to 1.
 */
final class ReliefInk {
    static final int BINS = 4096;

    private final int[] colors = new int[BINS];
    private final float[] nearest = new float[BINS];
    private final float[] apart = new float[BINS];

    /** @param levels positions of the iso-lines, rising */
    ReliefInk(ColorMap map, List<Double> levels) {
        for (int bin = 0; bin < BINS; bin++) {
            double position = (bin + 0.5) / BINS;
            colors[bin] = map.blended(position);
            int above = 0;
            while (above < levels.size() && levels.get(above) < position) {
                above++;
            }
            double lower = above > 0 ? levels.get(above - 1) : Double.NEGATIVE_INFINITY;
            double upper = above < levels.size() ? levels.get(above) : Double.POSITIVE_INFINITY;
            nearest[bin] = (float) (position - lower < upper - position ? lower : upper);
            apart[bin] = (float) (upper - lower);
        }
    }

    static int bin(float position) {
        return Math.max(0, Math.min(BINS - 1, (int) (position * BINS)));
    }

    /** The colour as 0xRRGGBB. */
    int color(int bin) {
        return colors[bin];
    }

    /** The position of the nearest iso-line; infinite where there is none. */
    float nearestLine(int bin) {
        return nearest[bin];
    }

    /** The distance of the two iso-lines around the bin; infinite outside them. */
    float linesApart(int bin) {
        return apart[bin];
    }
}
