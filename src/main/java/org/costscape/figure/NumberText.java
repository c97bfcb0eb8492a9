package org.costscape.figure;

import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers as text on axes: a true minus sign, thousands apart, powers of ten where zeros would pile up. */
public final class NumberText {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final char MINUS = '\u2212';

    private NumberText() {}

    /** Writes multiples of {@code step} up to {@code largest} in magnitude, all with the same number of decimals. */
    static DoubleFunction<String> withStep(double step, double largest) {
        int stepExponent = exponent(step);
        int exponent = exponent(largest);
        if (exponent >= 6 || exponent <= -4) {
            int decimals = Math.max(0, exponent - stepExponent);
            double unit = Math.pow(10, exponent);
            return value -> value == 0 ? "0" : fixed(value / unit, decimals) + "×" + power(exponent);
        }
        return value -> fixed(value, Math.max(0, -stepExponent));
    }

    /** A number as it is typed: without decimals where it has none. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Ten to the power of {@code e}, as 10⁻³. */
    public static String power(int e) {
        StringBuilder text = new StringBuilder("10").append(e < 0 ? "⁻" : "");
        Integer.toString(Math.abs(e)).chars().forEach(c -> text.append(SUPERSCRIPTS.charAt(c - '0')));
        return text.toString();
    }

    private static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value == 0 ? 0.0 : value);
        return text.replace('-', MINUS);
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(value) + 1e-9);
    }
}
