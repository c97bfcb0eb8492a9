package org.costscape.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * eˣ to the precision of float (relative error below 2e-7), in loops that the compiler turns into vector instructions: many
 * times as fast as {@link Math#exp}.
 *
 * <p>x = n ln 2 + r with |r| ≤ ln 2 / 2; eʳ is a polynomial, and 2ⁿ a float whose exponent is n. The compiler does not
 * vectorize the change from the bits of an int to a float: whole tiles go through a buffer that is seen as both. Below −87 the
 * result is that of −87, 1.6e-38; above 88 that of 88; what is not a number stays so.
 *
 * <p>Reference: the polynomial is that of the Cephes library, S. L. Moshier, {@code expf}.
 */
public final class FloatExp {
    private static final float LOWEST = -87f;
    private static final float HIGHEST = 88f;
    private static final float INVERSE_LN2 = 1.442695f;
    /** ln 2 in two parts; the first has so few digits that its product with n is exact. */
    private static final float LN2 = 355f / 512;

    private static final float LN2_REST = -2.1219444e-4f;
    /** 1.5 · 2²³: added to a small number it rounds it to a whole one, which is then in the last bits. */
    private static final float ROUNDING = 12582912f;

    private final float[] powers;
    private final int[] bits;
    private final FloatBuffer asFloats;
    private final IntBuffer asInts;

    /** @param numbers the most numbers of a call */
    public FloatExp(int numbers) {
        powers = new float[numbers];
        bits = new int[numbers];
        ByteBuffer memory = ByteBuffer.allocateDirect(4 * numbers).order(ByteOrder.nativeOrder());
        asFloats = memory.asFloatBuffer();
        asInts = memory.asIntBuffer();
    }

    /** x[0 … n−1] ← eˣ. */
    public void apply(float[] x, int n) {
        reduce(x, powers, n);
        asFloats.put(0, powers, 0, n);
        asInts.get(0, bits, 0, n);
        intoExponent(bits, n);
        asInts.put(0, bits, 0, n);
        asFloats.get(0, powers, 0, n);
        for (int i = 0; i < n; i++) {
            x[i] *= powers[i];
        }
    }

    /** x ← eʳ; rounded ← n, as a number that has n in its last bits. */
    private static void reduce(float[] x, float[] rounded, int n) {
        for (int i = 0; i < n; i++) {
            float at = Math.max(LOWEST, Math.min(HIGHEST, x[i]));
            float shifted = MultiplyAdd.of(at, INVERSE_LN2, ROUNDING);
            float whole = shifted - ROUNDING;
            float r = at - whole * LN2 - whole * LN2_REST;
            float p = MultiplyAdd.of(r, 1.9875691e-4f, 1.3981999e-3f);
            p = MultiplyAdd.of(r, p, 8.333452e-3f);
            p = MultiplyAdd.of(r, p, 4.1665796e-2f);
            p = MultiplyAdd.of(r, p, 0.16666666f);
            p = MultiplyAdd.of(r, p, 0.5f);
            x[i] = MultiplyAdd.of(r * r, p, r) + 1f;
            rounded[i] = shifted;
        }
    }

    /** From n in the last bits to the bits of the float 2ⁿ. */
    private static void intoExponent(int[] bits, int n) {
        for (int i = 0; i < n; i++) {
            bits[i] = (bits[i] << 23) + (127 << 23);
        }
    }
}
