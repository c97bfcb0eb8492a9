package org.costscape.network;

import org.costscape.array.MultiplyAdd;

/**
 * A nonlinearity φ, applied to whole arrays so that its loop is compiled to vector instructions.
 *
 * <p>The derivative is a function of the output h = φ(z), so that the pre-activation need not be kept.
 */
public enum Activation {
    /** φ(z) = z. */
    IDENTITY {
        @Override
        void apply(float[] z, int n) {}

        @Override
        void apply(double[] z, int n) {}

        @Override
        void differentiate(float[] delta, float[] h, int n) {}

        @Override
        void differentiate(double[] delta, double[] h, int n) {}
    },

    /** φ(z) = max(0, z); its derivative at 0 is taken as 0. */
    RELU {
        @Override
        void apply(float[] z, int n) {
            for (int i = 0; i < n; i++) {
                z[i] = Math.max(z[i], 0f);
            }
        }

        @Override
        void apply(double[] z, int n) {
            for (int i = 0; i < n; i++) {
                z[i] = Math.max(z[i], 0.0);
            }
        }

        @Override
        void differentiate(float[] delta, float[] h, int n) {
            for (int i = 0; i < n; i++) {
                delta[i] = h[i] > 0f ? delta[i] : 0f;
            }
        }

        @Override
        void differentiate(double[] delta, double[] h, int n) {
            for (int i = 0; i < n; i++) {
                delta[i] = h[i] > 0.0 ? delta[i] : 0.0;
            }
        }
    },

    /** φ(z) = tanh z, φ′ = 1 − h². */
    TANH {
        @Override
        void apply(float[] z, int n) {
            for (int i = 0; i < n; i++) {
                z[i] = tanh(z[i]);
            }
        }

        @Override
        void apply(double[] z, int n) {
            for (int i = 0; i < n; i++) {
                z[i] = Math.tanh(z[i]);
            }
        }

        @Override
        void differentiate(float[] delta, float[] h, int n) {
            for (int i = 0; i < n; i++) {
                delta[i] *= 1f - h[i] * h[i];
            }
        }

        @Override
        void differentiate(double[] delta, double[] h, int n) {
            for (int i = 0; i < n; i++) {
                delta[i] *= 1.0 - h[i] * h[i];
            }
        }
    },

    /** φ(z) = log(1 + eᶻ), φ′ = 1 − e⁻ʰ. */
    SOFTPLUS {
        @Override
        void apply(float[] z, int n) {
            for (int i = 0; i < n; i++) {
                z[i] = (float) (Math.max(z[i], 0) + Math.log1p(Math.exp(-Math.abs(z[i]))));
            }
        }

        @Override
        void apply(double[] z, int n) {
            for (int i = 0; i < n; i++) {
                z[i] = Math.max(z[i], 0) + Math.log1p(Math.exp(-Math.abs(z[i])));
            }
        }

        @Override
        void differentiate(float[] delta, float[] h, int n) {
            for (int i = 0; i < n; i++) {
                delta[i] *= (float) -Math.expm1(-h[i]);
            }
        }

        @Override
        void differentiate(double[] delta, double[] h, int n) {
            for (int i = 0; i < n; i++) {
                delta[i] *= -Math.expm1(-h[i]);
            }
        }
    },

    /** φ(z) = 1/(1 + e⁻ᶻ), φ′ = h(1 − h). */
    SIGMOID {
        @Override
        void apply(float[] z, int n) {
            for (int i = 0; i < n; i++) {
                z[i] = MultiplyAdd.of(0.5f, tanh(0.5f * z[i]), 0.5f);
            }
        }

        @Override
        void apply(double[] z, int n) {
            for (int i = 0; i < n; i++) {
                z[i] = 1.0 / (1.0 + Math.exp(-z[i]));
            }
        }

        @Override
        void differentiate(float[] delta, float[] h, int n) {
            for (int i = 0; i < n; i++) {
                delta[i] *= h[i] * (1f - h[i]);
            }
        }

        @Override
        void differentiate(double[] delta, double[] h, int n) {
            for (int i = 0; i < n; i++) {
                delta[i] *= h[i] * (1.0 - h[i]);
            }
        }
    };

    /** φ of each number, in new memory. */
    public double[] of(double[] z) {
        double[] h = z.clone();
        apply(h, h.length);
        return h;
    }

    /** φ of an argument as it is written: max(0, z). */
    public String of(String argument) {
        return switch (this) {
            case IDENTITY -> argument;
            case RELU -> "max(0, " + argument + ")";
            case TANH -> "tanh(" + argument + ")";
            case SOFTPLUS -> "log(1 + exp(" + argument + "))";
            case SIGMOID -> "1/(1 + exp(−(" + argument + ")))";
        };
    }

    /** Whether φ is smooth on each side of 0 alone. */
    boolean kinked() {
        return this == RELU;
    }

    /** Whether φ″ is 0 wherever there is one. */
    boolean isPiecewiseLinear() {
        return this == IDENTITY || this == RELU;
    }

    /** φ″/φ′, where h = φ(z). */
    double curvature(double h) {
        return switch (this) {
            case IDENTITY, RELU -> 0;
            case TANH -> -2 * h;
            case SOFTPLUS -> Math.exp(-h);
            case SIGMOID -> 1 - 2 * h;
        };
    }

    /**
     * tanh to the precision of float (absolute error below 5e-7), as a ratio of polynomials that the compiler turns into
     * vector instructions: many times as fast as {@link Math#tanh}.
     *
     * <p>Reference: the coefficients are those of the Eigen library, {@code generic_fast_tanh_float}.
     */
    static float tanh(float z) {
        float x = Math.max(-7.905311f, Math.min(7.905311f, z));
        float s = x * x;
        float p = MultiplyAdd.of(s, -2.7607684e-16f, 2.000188e-13f);
        p = MultiplyAdd.of(s, p, -8.604672e-11f);
        p = MultiplyAdd.of(s, p, 5.1222973e-8f);
        p = MultiplyAdd.of(s, p, 1.48572235e-5f);
        p = MultiplyAdd.of(s, p, 6.3726195e-4f);
        p = MultiplyAdd.of(s, p, 4.8935246e-3f);
        float q = MultiplyAdd.of(s, 1.1982584e-6f, 1.1853471e-4f);
        q = MultiplyAdd.of(s, q, 2.2684347e-3f);
        q = MultiplyAdd.of(s, q, 4.893525e-3f);
        return x * p / q;
    }

    /** z[0 … n−1] ← φ(z). */
    abstract void apply(float[] z, int n);

    /** z[0 … n−1] ← φ(z). */
    abstract void apply(double[] z, int n);

    /** delta[0 … n−1] ← delta · φ′, where h = φ(z). */
    abstract void differentiate(float[] delta, float[] h, int n);

    /** delta[0 … n−1] ← delta · φ′, where h = φ(z). */
    abstract void differentiate(double[] delta, double[] h, int n);
}
