package org.costscape.cli;

import org.costscape.experiment.StatisticsChoice;
import org.costscape.file.BadInputException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code recomputed}, {@code frozen}, {@code interpolated}, {@code batch} or {@code batch:SIZE}. */
final class Statistics implements ITypeConverter<StatisticsChoice> {
    @Override
    public StatisticsChoice convert(String text) {
        try {
            return StatisticsChoice.parse(text);
        } catch (BadInputException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
