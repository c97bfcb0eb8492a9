package org.costscape.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people. */
public final class Numbers {
    private Numbers() {}

    /** Three significant digits with a true minus sign; exponents for what is very small or large. */
    public static String threeDigits(double value) {
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value).replace("Infinity", "∞").replace("-", "−");
        }
        double size = Math.abs(value);
        if (size < 1e-3 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.2e", value).replace("-", "−");
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        int decimals = Math.max(0, 3 - rounded.precision() + rounded.scale());
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
