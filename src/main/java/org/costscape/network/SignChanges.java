package org.costscape.network;

import java.util.Arrays;

/**
 * Where the units of one example change their signs along a row of positions a: a unit's z = p + a q is linear in a, so that it
 * does so at most once. The scratch memory of one thread.
 */
final class SignChanges {
    private final float[] a;
    private final float positionsAUnit;
    private final boolean[] active;
    private final int[] found;
    private final int[] position;
    private final int[] begin;
    private final int[] ordered;

    /** @param a positions in rising order */
    SignChanges(float[] a, int units) {
        this.a = a;
        this.positionsAUnit = (a.length - 1) / Math.max(Float.MIN_NORMAL, a[a.length - 1] - a[0]);
        this.active = new boolean[units];
        this.found = new int[units];
        this.position = new int[units];
        this.begin = new int[a.length + 1];
        this.ordered = new int[units];
    }

    /** Finds them for the example whose units' p and q begin at {@code from}. */
    void find(float[] p, float[] q, int from) {
        float first = a[0];
        float last = a[a.length - 1];
        int count = 0;
        Arrays.fill(begin, 0);
        for (int unit = 0; unit < active.length; unit++) {
            float pOfUnit = p[from + unit];
            float qOfUnit = q[from + unit];
            boolean on = pOfUnit + first * qOfUnit > 0;
            active[unit] = on;
            if (on != (pOfUnit + last * qOfUnit > 0)) {
                int at = position(pOfUnit, qOfUnit, on);
                found[count] = unit;
                position[count++] = at;
                begin[at]++;
            }
        }
        sort(count);
    }

    /** The first position whose sign is not that of the first one. */
    private int position(float p, float q, boolean on) {
        int guess = (int) ((-p / q - a[0]) * positionsAUnit) + 1;
        int at = Math.max(1, Math.min(a.length - 1, guess));
        while (at > 1 && p + a[at - 1] * q > 0 != on) {
            at--;
        }
        while (p + a[at] * q > 0 == on) {
            at++;
        }
        return at;
    }

    /** By position, at one position by unit. */
    private void sort(int count) {
        int sum = 0;
        for (int at = 0; at < begin.length; at++) {
            int here = begin[at];
            begin[at] = sum;
            sum += here;
        }
        for (int i = 0; i < count; i++) {
            ordered[begin[position[i]]++] = found[i];
        }
        System.arraycopy(begin, 0, begin, 1, begin.length - 1);
        begin[0] = 0;
    }

    /** Number of the first change at a position, in the order of {@link #unit}; the next position's is the end. */
    int begin(int at) {
        return begin[at];
    }

    /** The unit that changes its sign. */
    int unit(int change) {
        return ordered[change];
    }

    /** Whether a unit is active at the first position. */
    boolean activeAtFirst(int unit) {
        return active[unit];
    }
}
