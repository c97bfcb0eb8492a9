package org.costscape.network;

import java.util.Arrays;

/**
 * Where the units of each example of a chunk change their signs along a row of positions a: a unit's z = p + a q is linear in a,
 * so that it does so at most once. The scratch memory of one thread.
 *
 * <p>Which units change has no order that a processor could foresee: so there are no branches on a unit's numbers. Those that
 * do not change are sorted in at the first position or behind the last. Where a position is so near to the change that rounding
 * decides on which side it is, z is nothing beside p.
 */
final class SignChanges {
    private final float[] a; // and behind them an end that no number is beyond
    private final int positions;
    private final float cellsAUnit;
    private final int[] behind; // for each of evenly spaced cells the first position that is not in a cell before it
    private final int mostInCell;
    private final float[] zero;
    private final float[] cell;
    private final int[] position;
    private final int[][] begin; // [example][position]
    private final int[][] ordered; // [example][change]

    /** @param positions a, in rising order */
    SignChanges(float[] positions, int units, int capacity) {
        this.positions = positions.length;
        this.a = Arrays.copyOf(positions, positions.length + 1);
        a[positions.length] = Float.MAX_VALUE;
        float width = positions[positions.length - 1] - positions[0];
        this.cellsAUnit = width > 0 ? (positions.length - 1) / width : 0;
        this.behind = new int[positions.length + 1];
        int at = 0;
        int most = 0;
        for (int each = 0; each < behind.length; each++) {
            int first = at;
            while (at < positions.length && (int) cell(positions[at], a[0], cellsAUnit, positions.length) < each) {
                at++;
            }
            behind[each] = at;
            most = Math.max(most, at - first);
        }
        this.mostInCell = Math.max(most, positions.length - at);
        this.zero = new float[units];
        this.cell = new float[units];
        this.position = new int[units];
        this.begin = new int[capacity][positions.length + 2];
        this.ordered = new int[capacity][units];
    }

    /** The cell of a number, from 0 to the number of positions; it does not fall where the number rises. */
    private static float cell(float number, float first, float cellsAUnit, float last) {
        return Math.max(0f, Math.min(last, (number - first) * cellsAUnit + 1f));
    }

    /**
     * Finds them for one example.
     *
     * @param active overwritten from {@code from} on by 1 for each unit that is active at the first position, otherwise by 0
     * @param from where the example's units begin in p, q and active
     */
    void find(int example, float[] p, float[] q, float[] active, int from) {
        int[] count = begin[example];
        int[] order = ordered[example];
        Arrays.fill(count, 0);
        System.arraycopy(p, from, zero, 0, zero.length);
        System.arraycopy(q, from, cell, 0, cell.length);
        zerosAndCells(zero, cell, a[0], cellsAUnit, positions);
        for (int unit = 0; unit < order.length; unit++) {
            int at = behind[(int) cell[unit]];
            for (int step = 0; step < mostInCell; step++) {
                at += Float.floatToRawIntBits(a[at] - zero[unit]) >>> 31; // one further where a < zero
            }
            position[unit] = at;
            count[at + 1]++;
            // By the slope, not by z at the first position: rounding must not make both sides of a change the same.
            float slope = q[from + unit];
            int sign = Float.floatToRawIntBits(slope);
            sign = at == 0 ? sign : ~sign;
            sign = slope == 0 ? Float.floatToRawIntBits(p[from + unit]) : sign;
            active[from + unit] = 1 - (sign >>> 31);
        }
        for (int at = 1; at < count.length; at++) {
            count[at] += count[at - 1];
        }
        for (int unit = 0; unit < order.length; unit++) {
            order[count[position[unit]]++] = unit;
        }
        System.arraycopy(count, 0, count, 1, count.length - 1);
        count[0] = 0;
    }

    /**
     * The units that are active at the first position, of several examples: as {@link #find} gives them, without the changes.
     *
     * @param active overwritten by 1 for each unit that is active, otherwise by 0
     */
    void findActive(float[] p, float[] q, float[] active, int count) {
        float first = a[0];
        for (int i = 0; i < count; i++) {
            int before = Float.floatToRawIntBits(first - zero(p[i], q[i])) >> 31; // all ones where first < zero
            int sign = Float.floatToRawIntBits(q[i]) ^ before;
            sign = q[i] == 0 ? Float.floatToRawIntBits(p[i]) : sign;
            active[i] = 1 - (sign >>> 31);
        }
    }

    /** Where p + a q is 0, as far as that matters. */
    private static float zero(float p, float q) {
        return Math.max(-1e30f, Math.min(1e30f, -p / q));
    }

    /** From p and q to where z is 0 and the cell it is in. */
    private static void zerosAndCells(float[] zero, float[] cell, float first, float cellsAUnit, float last) {
        for (int i = 0; i < zero.length; i++) {
            float at = zero(zero[i], cell[i]);
            zero[i] = at;
            cell[i] = Math.max(0f, Math.min(last, (at - first) * cellsAUnit + 1f));
        }
    }

    /** The units in the order of their changes. */
    int[] units(int example) {
        return ordered[example];
    }

    /** Where the changes at a position begin among the units; the next position's are behind them. Not for the first position. */
    int begin(int example, int at) {
        return begin[example][at];
    }
}
