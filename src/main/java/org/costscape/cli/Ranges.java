package org.costscape.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code FROM:TO}; a true minus sign is taken for a hyphen. */
final class Ranges implements ITypeConverter<Range> {
    @Override
    public Range convert(String text) {
        String[] ends = text.replace('−', '-').split(":", -1);
        try {
            if (ends.length == 2) {
                return new Range(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            }
        } catch (NumberFormatException e) {
            // Said below, for both reasons.
        }
        throw new TypeConversionException("expected two numbers FROM:TO such as -0.25:1.5, found \"" + text + "\"");
    }
}
