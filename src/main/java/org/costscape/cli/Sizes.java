package org.costscape.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code WIDTHxHEIGHT}. */
final class Sizes implements ITypeConverter<Size> {
    @Override
    public Size convert(String text) {
        String[] sides = text.split("[x×]", -1);
        try {
            if (sides.length == 2) {
                return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
            }
        } catch (NumberFormatException e) {
            // Said below, for both reasons.
        }
        throw new TypeConversionException("expected WIDTHxHEIGHT in pixels such as 1600x1200, found \"" + text + "\"");
    }
}
