package org.costscape.figure;

import java.awt.Color;

/**
 * How a colour looks to those who see all colours, to those who lack one kind of cone, and in grey.
 *
 * <p>linear RGB ↦ M · linear RGB, clipped to 0 … 1; in grey each channel is the luminance.
 *
 * <p>Reference: G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A physiologically-based model for simulation of color
 * vision deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, table of matrices, severity 1.0.
 */
enum ColorVision {
    NORMAL(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
    PROTAN(new double[][] {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    }),
    DEUTAN(new double[][] {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    }),
    TRITAN(new double[][] {
        {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
    }),
    GREY(new double[][] {
        {0.2126729, 0.7151522, 0.0721750}, {0.2126729, 0.7151522, 0.0721750}, {0.2126729, 0.7151522, 0.0721750}
    });

    /** Linear RGB under D65 to CIE XYZ (IEC 61966-2-1); the sum of a row is white. */
    private static final double[][] XYZ = {
        {0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}
    };

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final double[][] matrix;

    ColorVision(double[][] matrix) {
        this.matrix = matrix;
    }

    /** L* of CIELAB, from 0 to 100. */
    double lightness(Color color) {
        return lab(color)[0];
    }

    /** The distance in CIELAB; 2 is just seen side by side. */
    double difference(Color one, Color other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    /** L*, a* and b*. */
    private double[] lab(Color color) {
        double[] linear = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.max(0, Math.min(1, dot(matrix[i], linear)));
        }
        double[] f = new double[3];
        for (int i = 0; i < 3; i++) {
            f[i] = cubeRoot(dot(XYZ[i], seen) / dot(XYZ[i], new double[] {1, 1, 1}));
        }
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    /** With a line near 0, where the root is too steep. */
    private static double cubeRoot(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
