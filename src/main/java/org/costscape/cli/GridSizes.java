package org.costscape.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code COLUMNSxROWS}. */
final class GridSizes implements ITypeConverter<GridSize> {
    @Override
    public GridSize convert(String text) {
        String[] sides = text.split("[x×]", -1);
        try {
            if (sides.length == 2) {
                return new GridSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
            }
        } catch (NumberFormatException e) {
            // Said below, for both reasons.
        }
        throw new TypeConversionException("expected COLUMNSxROWS in points such as 51x51, found \"" + text + "\"");
    }
}
