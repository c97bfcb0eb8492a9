package org.costscape.cli;

import org.costscape.experiment.SnapshotChoice;
import org.costscape.file.BadInputException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code first}, {@code best}, {@code last} or the number of a step. */
final class Snapshots implements ITypeConverter<SnapshotChoice> {
    @Override
    public SnapshotChoice convert(String text) {
        try {
            return new SnapshotChoice(text);
        } catch (BadInputException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
