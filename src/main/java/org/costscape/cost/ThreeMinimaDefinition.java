package org.costscape.cost;

/**
 * A function of one parameter with a global minimum, one that is nearly as good, and a poor one: J′(w) = (w + 2)
 * (w + 1.15) w (w − 1.45) (w − 2)/10, so that J(w) = 0.3335w² + 0.04w³ − 0.1416875w⁴ − 0.006w⁵ + w⁶/60.
 *
 * <table>
 *   <caption>Its critical points</caption>
 *   <tr><th>w</th><th>J(w)</th><th>what it is</th></tr>
 *   <tr><td>−2</td><td>17/3000 = 0.00567</td><td>a local minimum nearly as low as the global one</td></tr>
 *   <tr><td>−1.15</td><td>0.18303</td><td>a maximum</td></tr>
 *   <tr><td>0</td><td>0</td><td>the global minimum</td></tr>
 *   <tr><td>1.45</td><td>0.31324</td><td>a maximum</td></tr>
 *   <tr><td>2</td><td>157/600 = 0.26167</td><td>a poor local minimum</td></tr>
 * </table>
 *
 * <p>Reference: Goodfellow, Bengio, Courville, "Deep Learning", MIT Press 2016, figure 4.3, which gives no formula; this one
 * is made so that its critical points are round numbers.
 */
public record ThreeMinimaDefinition() implements ToyDefinition {
    @Override
    public String title() {
        return "cost J (three minima)";
    }

    @Override
    public int parameters() {
        return 1;
    }

    @Override
    public double value(double[] w) {
        double x = w[0];
        return x * x * (0.3335 + x * (0.04 + x * (-0.1416875 + x * (-0.006 + x / 60))));
    }

    @Override
    public double[] gradient(double[] w) {
        double x = w[0];
        return new double[] {(x + 2) * (x + 1.15) * x * (x - 1.45) * (x - 2) / 10};
    }

    @Override
    public double[][] hessian(double[] w) {
        double x = w[0];
        return new double[][] {{0.667 + x * (0.24 + x * (-1.70025 + x * (-0.12 + x * 0.5)))}};
    }
}
