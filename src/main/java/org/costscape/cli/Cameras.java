package org.costscape.cli;

import org.costscape.figure.Camera;
import org.costscape.file.BadInputException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code AZIMUTH,ELEVATION} in degrees; a true minus sign is taken for a hyphen. */
final class Cameras implements ITypeConverter<Camera> {
    @Override
    public Camera convert(String text) {
        String[] angles = text.replace('−', '-').split(",", -1);
        try {
            if (angles.length == 2) {
                return Camera.at(Double.parseDouble(angles[0]), Double.parseDouble(angles[1]));
            }
        } catch (NumberFormatException e) {
            // Said below, for both reasons.
        } catch (BadInputException e) {
            throw new TypeConversionException(e.getMessage());
        }
        throw new TypeConversionException(
                "expected two angles AZIMUTH,ELEVATION in degrees such as -55,28, found \"" + text + "\"");
    }
}
