package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Which of a layer's rectifiers were at work in a forward pass, held while θ moves: h = s ∘ z and ∂J/∂z = s ∘ ∂J/∂h with a constant
 * s ∈ {0, 1}, the smooth piece of max(0, z) on which that pass was.
 *
 * <ul>
 *   <li>s, z, h (units, examples)
 * </ul>
 */
final class HeldSigns {
    private static final int TILE = 1 << 12;

    private final boolean[] positive;

    /** @param h = max(0, z) of the pass */
    private HeldSigns(ColumnMatrix h) {
        positive = new boolean[h.rows() * h.columns()];
        double[] tile = new double[Math.min(TILE, positive.length)];
        float[] scratch = new float[tile.length];
        for (int from = 0; from < positive.length; from += tile.length) {
            h.readWidened(from, tile, scratch);
            for (int i = 0; i < Math.min(tile.length, positive.length - from); i++) {
                positive[from + i] = tile[i] > 0;
            }
        }
    }

    /**
     * The signs of the last forward pass.
     *
     * @param h its output, or null where there was none
     * @return null where nothing is to be held
     */
    static @Nullable HeldSigns of(boolean held, Activation activation, @Nullable ColumnMatrix h) {
        return held && activation.kinked() && h != null ? new HeldSigns(h) : null;
    }

    /** m ← s ∘ m; what is not a number stays so. */
    void apply(ColumnMatrix m) {
        double[] tile = new double[Math.min(TILE, positive.length)];
        float[] scratch = new float[tile.length];
        for (int from = 0; from < positive.length; from += tile.length) {
            m.readWidened(from, tile, scratch);
            for (int i = 0; i < Math.min(tile.length, positive.length - from); i++) {
                tile[i] = positive[from + i] || Double.isNaN(tile[i]) ? tile[i] : 0;
            }
            m.writeRounded(from, tile, scratch);
        }
    }
}
