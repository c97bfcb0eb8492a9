package org.costscape.cli;

import org.costscape.experiment.LineStart;
import org.costscape.file.BadInputException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a snapshot, {@code zero}, {@code noise} or {@code noise:SEED}. */
final class Starts implements ITypeConverter<LineStart> {
    @Override
    public LineStart convert(String text) {
        try {
            return LineStart.parse(text);
        } catch (BadInputException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
