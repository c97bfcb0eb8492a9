package org.costscape.network;

import java.util.Arrays;
import org.costscape.array.ColumnMatrix;

/** The loops over {@code float}; its twin is {@link DoubleLstmCell}. */
final class FloatLstmCell implements LstmCell {
    private final int hidden;
    private final int sequences;
    private final float[][][] gates; // [step][i, f, g, o][hidden · sequences]
    private final float[][] c; // [step + 1][hidden · sequences]
    private final float[][] tanhC; // [step][hidden · sequences]
    private final float[][] towardsGates; // [i, f, g, o][hidden · sequences]
    private final float[] towardsC;
    private final float[] h;
    private final float[] z;
    private final float[] transposed;

    FloatLstmCell(int hidden, int steps, int sequences) {
        int units = hidden * sequences;
        this.hidden = hidden;
        this.sequences = sequences;
        this.gates = new float[steps][4][units];
        this.c = new float[steps + 1][units];
        this.tanhC = new float[steps][units];
        this.towardsGates = new float[4][units];
        this.towardsC = new float[units];
        this.h = new float[units];
        this.z = new float[4 * units];
        this.transposed = new float[4 * units];
    }

    @Override
    public void start(ColumnMatrix first) {
        first.read(0, c[0]);
    }

    @Override
    public void end(ColumnMatrix last) {
        last.write(0, c[c.length - 1]);
    }

    @Override
    public void forward(int step, ColumnMatrix below, ColumnMatrix recurrent, ColumnMatrix hs) {
        below.read(0, z);
        recurrent.read(0, transposed);
        float[][] gate = gates[step];
        for (int k = 0; k < 4; k++) {
            for (int s = 0; s < sequences; s++) {
                addTransposed(z, (4 * s + k) * hidden, k * hidden, s, gate[k]);
            }
        }
        int n = h.length;
        Activation.SIGMOID.apply(gate[0], n);
        Activation.SIGMOID.apply(gate[1], n);
        Activation.TANH.apply(gate[2], n);
        Activation.SIGMOID.apply(gate[3], n);
        remember(gate[0], gate[1], gate[2], c[step], c[step + 1]);
        System.arraycopy(c[step + 1], 0, tanhC[step], 0, n);
        Activation.TANH.apply(tanhC[step], n);
        multiply(gate[3], tanhC[step], h);
        hs.write(0, h);
    }

    @Override
    public void backward(int step, ColumnMatrix above, ColumnMatrix behind, ColumnMatrix towardsZ) {
        above.read(0, z);
        if (step == gates.length - 1) {
            Arrays.fill(towardsC, 0);
            Arrays.fill(transposed, 0);
        } else {
            behind.read(0, transposed);
        }
        for (int s = 0; s < sequences; s++) {
            addTransposed(z, s * hidden, 0, s, h);
        }
        float[][] gate = gates[step];
        throughOutput(h, gate[3], tanhC[step], towardsC, towardsGates[3]);
        throughCell(towardsC, gate[0], gate[1], gate[2], c[step], towardsGates);
        for (int s = 0; s < sequences; s++) {
            for (int k = 0; k < 4; k++) {
                System.arraycopy(towardsGates[k], s * hidden, z, (4 * s + k) * hidden, hidden);
            }
        }
        towardsZ.write(0, z);
    }

    /** The units of sequence s in the sum: those from number {@code from} on, plus the rows from {@code row} on of the transposed. */
    private void addTransposed(float[] numbers, int from, int row, int s, float[] sum) {
        int at = row * sequences + s;
        int to = s * hidden;
        for (int j = 0; j < hidden; j++) {
            sum[to + j] = numbers[from + j] + transposed[at];
            at += sequences;
        }
    }

    /** next ← f ∘ last + i ∘ g. */
    private static void remember(float[] i, float[] f, float[] g, float[] last, float[] next) {
        for (int j = 0; j < next.length; j++) {
            next[j] = f[j] * last[j] + i[j] * g[j];
        }
    }

    /** product ← a ∘ b. */
    private static void multiply(float[] a, float[] b, float[] product) {
        for (int j = 0; j < product.length; j++) {
            product[j] = a[j] * b[j];
        }
    }

    /** dc ← dc + dh ∘ o ∘ (1 − t²); dzₒ ← dh ∘ t ∘ o ∘ (1 − o), where t = tanh c. */
    private static void throughOutput(float[] dh, float[] o, float[] t, float[] dc, float[] dzo) {
        for (int j = 0; j < dc.length; j++) {
            float through = dh[j] * o[j];
            dc[j] += through * (1 - t[j] * t[j]);
            dzo[j] = through * t[j] * (1 - o[j]);
        }
    }

    /** From dc to dzᵢ, dz_f and dz_g; then dc ← dc ∘ f, what flows into the step before. */
    private static void throughCell(float[] dc, float[] i, float[] f, float[] g, float[] last, float[][] dz) {
        float[] dzi = dz[0];
        float[] dzf = dz[1];
        float[] dzg = dz[2];
        for (int j = 0; j < dc.length; j++) {
            float toInput = dc[j] * i[j];
            float toLast = dc[j] * f[j];
            dzi[j] = toInput * g[j] * (1 - i[j]);
            dzf[j] = toLast * last[j] * (1 - f[j]);
            dzg[j] = toInput * (1 - g[j] * g[j]);
            dc[j] = toLast;
        }
    }
}
