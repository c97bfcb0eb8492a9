package org.costscape.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds subscripts in text as it is typed: after Greek letters and after a lone g, as in θ₀, θ_f, λ_max and θ_{t+1}. */
public final class Subscripts {
    private static final Pattern SUBSCRIPT =
            Pattern.compile("(?<=\\p{InGreek}|\\bg)(?:_\\{([^{}]+)\\}|_([\\p{L}\\p{Nd}]+)|([₀-₉]+))");

    private Subscripts() {}

    /**
     * Text on the line, or below it.
     *
     * @param text as it is read, without underscores and braces, digits being usual digits
     */
    public record Part(String text, boolean lowered) {}

    /** The parts of a text, in their order. */
    public static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = SUBSCRIPT.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                parts.add(new Part(text.substring(end, matcher.start()), false));
            }
            parts.add(new Part(subscript(matcher), true));
            end = matcher.end();
        }
        if (end < text.length()) {
            parts.add(new Part(text.substring(end), false));
        }
        return List.copyOf(parts);
    }

    private static String subscript(Matcher matcher) {
        if (matcher.group(1) != null) {
            return matcher.group(1);
        }
        return matcher.group(2) != null ? matcher.group(2) : plain(matcher.group(3));
    }

    private static String plain(String digits) {
        return digits.chars()
                .mapToObj(digit -> Character.toString('0' + digit - '₀'))
                .reduce("", String::concat);
    }
}
