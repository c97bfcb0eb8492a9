package org.costscape.cli;

import java.util.Arrays;
import org.costscape.figure.SurfaceLook.View;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a view. */
final class Views implements ITypeConverter<View> {
    @Override
    public View convert(String text) {
        return Arrays.stream(View.values())
                .filter(view -> view.text().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected 3d, map or contour, found \"" + text + "\""));
    }
}
