package org.costscape.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.costscape.figure.NumberText;

/** Numbers for people. */
public final class Numbers {
    /** More than that a float does not tell apart. */
    private static final int MOST_DIGITS = 7;

    private Numbers() {}

    /** Three significant digits with a true minus sign; powers of ten for what is very small or large: {@code −4.32×10⁻⁵}. */
    public static String threeDigits(double value) {
        return digits(value, 3);
    }

    /** As {@link #threeDigits}, with more digits where it takes them to see how it differs from another number. */
    public static String beside(double value, double other) {
        double difference = Math.abs(value - other);
        double needed = 1 + Math.ceil(Math.log10(Math.abs(value) / difference));
        return digits(value, difference > 0 && needed > 3 ? (int) Math.min(needed, MOST_DIGITS) : 3);
    }

    private static String digits(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value).replace("Infinity", "∞").replace("-", "−");
        }
        double size = Math.abs(value);
        if (size < 1e-3 || size >= 1e6) {
            String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
            int e = text.indexOf('e');
            return text.substring(0, e).replace("-", "−") + "×"
                    + NumberText.power(Integer.parseInt(text.substring(e + 1)));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        int decimals = Math.max(0, digits - rounded.precision() + rounded.scale());
        return rounded.setScale(decimals).toPlainString().replace("-", "−");
    }

    /** A number as short as it can be typed, with a true minus sign: {@code −0.9}, {@code 2}. */
    public static String plain(double value) {
        return Double.toString(value).replaceFirst("\\.0$", "").replace("-", "−");
    }

    /** An amount of memory: {@code 83 kB}, {@code 1.5 GB}; two digits or more. */
    public static String bytes(double bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit + 1 < units.length) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit > 0 && size < 10 ? "%.1f %s" : "%.0f %s", size, units[unit]);
    }

    /** A time span: {@code 40 s}, {@code 3 min}, {@code 2.5 h}. */
    public static String duration(double seconds) {
        if (seconds < 90) {
            return Math.round(seconds) + " s";
        }
        return seconds < 5400
                ? Math.round(seconds / 60) + " min"
                : String.format(Locale.ROOT, "%,.1f h", seconds / 3600);
    }
}
