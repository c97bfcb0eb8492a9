package org.costscape.network;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.costscape.array.ColumnMatrix;

/** The loops over {@code float}; its twin is {@link DoubleLstmCell}. */
final class FloatLstmCell implements LstmCell {
    private final int hidden;
    private final int sequences;
    private final int steps;
    private final float[][][] gates; // [step][i, f, g, o][hidden · sequences], of the last steps
    private final float[][] c; // [step + 1][hidden · sequences], of the last steps
    private final float[][] tanhC; // [step][hidden · sequences], of the last steps
    private final float[][] towardsGates; // [i, f, g, o][hidden · sequences]
    private final float[] towardsC;
    private final float[] h;
    private final float[] z;

    FloatLstmCell(int hidden, int steps, int sequences, int kept) {
        int units = hidden * sequences;
        this.hidden = hidden;
        this.sequences = sequences;
        this.steps = steps;
        this.gates = new float[kept][4][units];
        this.c = new float[kept + 1][units];
        this.tanhC = new float[kept][units];
        this.towardsGates = new float[4][units];
        this.towardsC = new float[units];
        this.h = new float[units];
        this.z = new float[4 * units];
    }

    @Override
    public void start(ColumnMatrix first) {
        first.read(0, c[0]);
    }

    @Override
    public void end(ColumnMatrix last) {
        last.write(0, c[steps % c.length]);
    }

    @Override
    public void branch(int step, int nodes, IntUnaryOperator parent) {
        float[] last = c[step % c.length];
        for (int node = nodes - 1; node >= 0; node--) {
            System.arraycopy(last, parent.applyAsInt(node) * hidden, last, node * hidden, hidden);
        }
    }

    @Override
    public void forward(int step, ColumnMatrix zs, ColumnMatrix hs, int first, int columns) {
        int n = hidden * columns;
        float[][] gate = gates[step % gates.length];
        for (int s = 0; s < columns; s++) {
            for (int k = 0; k < 4; k++) {
                zs.read((4 * s + k) * hidden, gate[k], s * hidden, hidden);
            }
        }
        Activation.SIGMOID.apply(gate[0], n);
        Activation.SIGMOID.apply(gate[1], n);
        Activation.TANH.apply(gate[2], n);
        Activation.SIGMOID.apply(gate[3], n);
        float[] next = c[(step + 1) % c.length];
        remember(gate[0], gate[1], gate[2], c[step % c.length], next, n);
        output(gate[3], next, tanhC[step % tanhC.length], h, n);
        hs.write(hidden * first, h, n);
    }

    @Override
    public void backward(int step, ColumnMatrix towardsH, ColumnMatrix towardsZ) {
        towardsH.read(0, h);
        if (step == steps - 1) {
            Arrays.fill(towardsC, 0);
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

    /** next ← f ∘ last + i ∘ g. */
    private static void remember(float[] i, float[] f, float[] g, float[] last, float[] next, int n) {
        for (int j = 0; j < n; j++) {
            next[j] = f[j] * last[j] + i[j] * g[j];
        }
    }

    /** t ← tanh c; h ← o ∘ t. */
    private static void output(float[] o, float[] c, float[] t, float[] h, int n) {
        for (int j = 0; j < n; j++) {
            t[j] = Activation.tanh(c[j]);
            h[j] = o[j] * t[j];
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
