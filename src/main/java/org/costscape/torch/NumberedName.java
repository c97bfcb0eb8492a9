package org.costscape.torch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name taken apart into its numbers and the text around them, so that {@code layers.2} comes before {@code layers.10}.
 *
 * @param text the name with a {@code #} for each number
 * @param numbers from left to right
 */
record NumberedName(String text, List<Long> numbers) {
    /** By the numbers from left to right, of names that differ in nothing else. */
    static final Comparator<NumberedName> BY_NUMBERS = (a, b) -> {
        for (int i = 0; i < Math.min(a.numbers.size(), b.numbers.size()); i++) {
            int order = Long.compare(a.numbers.get(i), b.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.numbers.size(), b.numbers.size());
    };

    /** By the text, then by the numbers. */
    static final Comparator<NumberedName> IN_ORDER =
            Comparator.comparing(NumberedName::text).thenComparing(BY_NUMBERS);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    NumberedName {
        numbers = List.copyOf(numbers);
    }

    static NumberedName of(String name) {
        List<Long> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(name);
        while (matcher.find()) {
            numbers.add(Long.parseLong(matcher.group()));
        }
        return new NumberedName(matcher.replaceAll("#"), numbers);
    }
}
