package org.costscape.app.option;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.costscape.file.BadInputException;

/** Reads what is typed into fields; each failure says in one sentence what was expected. */
public final class Parsers {
    private static final String NUMBER = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?";
    private static final Pattern ONE = Pattern.compile(NUMBER);
    private static final Pattern TWO =
            Pattern.compile("(" + NUMBER + ")\\s*(?:…|\\.\\.\\.?|:|to|\\s)\\s*(" + NUMBER + ")");

    private Parsers() {}

    /**
     * Two ends of a range.
     *
     * @param from less than {@code to}
     */
    public record Ends(double from, double to) {
        /** As {@link #ends} reads it. */
        public String text() {
            return plain(from) + " … " + plain(to);
        }
    }

    /** Reads a number within limits. */
    public static TextOption.Parser<Double> number(double least, double most) {
        return typed -> {
            String plain = typed.replace(',', '.');
            double value = ONE.matcher(plain).matches() ? Double.parseDouble(plain) : Double.NaN;
            if (!(value >= least && value <= most)) {
                throw new BadInputException(
                        "Expected a number, " + plain(least) + " … " + plain(most) + ", found “" + typed + "”.");
            }
            return value;
        };
    }

    /** Reads a whole number within limits. */
    public static TextOption.Parser<Integer> whole(int least, int most) {
        return typed -> {
            try {
                int value = Integer.parseInt(typed);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // says so below
            }
            throw new BadInputException(
                    "Expected a whole number, " + least + " … " + most + ", found “" + typed + "”.");
        };
    }

    /** Reads a range such as {@code −0.5 … 2}, within ±1,000,000. */
    public static Ends ends(String typed) {
        Matcher found = TWO.matcher(typed.replace('−', '-'));
        double from = found.matches() ? Double.parseDouble(found.group(1)) : Double.NaN;
        double to = found.matches() ? Double.parseDouble(found.group(2)) : Double.NaN;
        if (!(Math.abs(from) <= 1e6 && Math.abs(to) <= 1e6)) {
            throw new BadInputException("Expected two numbers such as −0.5 … 2, found “" + typed + "”.");
        }
        if (from >= to) {
            throw new BadInputException("Expected the smaller number first, found “" + typed + "”.");
        }
        return new Ends(from, to);
    }

    /** Reads the same where something is typed, and nothing where nothing is. */
    public static <T> TextOption.Parser<Optional<T>> optional(TextOption.Parser<? extends T> parser) {
        return typed -> typed.isEmpty() ? Optional.empty() : Optional.of(parser.parse(typed));
    }

    /** Reads any number of values with commas, semicolons or blanks between them. */
    public static <T> TextOption.Parser<List<T>> list(TextOption.Parser<? extends T> parser) {
        return typed -> {
            List<T> values = new ArrayList<>();
            for (String each : typed.split("[,;\\s]+", -1)) {
                if (!each.isEmpty()) {
                    values.add(parser.parse(each));
                }
            }
            return List.copyOf(values);
        };
    }

    /** Reads two numbers of points such as {@code 51 × 51}, or one for both. */
    public static Grid grid(String typed) {
        String[] parts = typed.split("\\s*[x×]\\s*|\\s+", -1);
        if (parts.length <= 2) {
            try {
                return new Grid(whole(2, 2001).parse(parts[0]), whole(2, 2001).parse(parts[parts.length - 1]));
            } catch (BadInputException e) {
                // says so below
            }
        }
        throw new BadInputException("Expected two whole numbers such as 51 × 51, 2 … 2001, found “" + typed + "”.");
    }

    /**
     * Points of a grid.
     *
     * @param columns along the first direction
     * @param rows along the second
     */
    public record Grid(int columns, int rows) {}

    /** All digits of a number, and no more; with a true minus sign. */
    public static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString().replace('-', '−');
    }
}
