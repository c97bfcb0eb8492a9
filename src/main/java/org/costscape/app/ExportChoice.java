package org.costscape.app;

import java.util.List;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.SwitchOption;
import org.costscape.app.option.TextOption;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Theme;
import org.costscape.file.BadInputException;

/** What can be chosen for a figure that is saved or copied. */
final class ExportChoice {
    /** As it is chosen in the beginning. */
    static final ExportOptions USUAL = ExportOptions.halfPage();

    private final ChoiceOption<ExportFormat> format = new ChoiceOption<>(
            "export-format",
            "Format",
            "PNG: pixels. SVG and PDF: lines and text, sharp at every size. CSV and JSON: the numbers behind the figure."
                    + " GIF: a surface that turns once, the path of training growing snapshot by snapshot, or training itself:"
                    + " the figure at one snapshot after the other, on one scale. PNGs: the same as a folder with a picture for"
                    + " each moment",
            Option.Use.DRAWING,
            List.of(ExportFormat.values()),
            ExportFormat::text);
    private final TextOption<Size> size = new TextOption<>(
            "export-size",
            "Size",
            "Width × height in pixels; a larger picture is the same picture, magnified",
            Option.Use.DRAWING,
            USUAL.width() + " × " + USUAL.height(),
            ExportChoice::size,
            List.of("1600 × 1200", "1920 × 1080", "3200 × 2400"));
    private final TextOption<Integer> dpi = new TextOption<>(
            "export-dpi",
            "dpi",
            "Pixels per inch on paper: how large the file says that the figure is",
            Option.Use.DRAWING,
            Integer.toString(USUAL.dpi()),
            ExportChoice::dpi,
            List.of("96", "300", "600"));
    private final ChoiceOption<ThemeChoice> theme = new ChoiceOption<>(
            "export-theme",
            "Theme",
            "Dark on light for paper, or light on dark for slides",
            Option.Use.DRAWING,
            List.of(ThemeChoice.values()),
            ThemeChoice::text);
    private final SwitchOption transparent = new SwitchOption(
            "export-transparent",
            "Transparent background",
            "Leave the background out, for slides and pages of another colour",
            Option.Use.DRAWING,
            false);

    private enum ThemeChoice {
        WINDOW("as the window"),
        LIGHT("light"),
        DARK("dark");

        private final String text;

        ThemeChoice(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private record Size(int width, int height) {}

    /** All options, in the order in which they are shown. */
    List<Option<?>> options() {
        return List.of(format, size, dpi, theme, transparent);
    }

    ExportFormat format() {
        return format.get();
    }

    /** @param window the theme of the window */
    ExportOptions chosen(Theme window) {
        Theme chosen = switch (theme.get()) {
            case WINDOW -> window;
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
        return new ExportOptions(size.get().width(), size.get().height(), dpi.get(), chosen, transparent.get());
    }

    private static Size size(String typed) {
        String[] sides = typed.split("\\s*[x×]\\s*", -1);
        if (sides.length != 2 || !sides[0].matches("\\d{1,6}") || !sides[1].matches("\\d{1,6}")) {
            throw new BadInputException("Expected width × height such as 1600 × 1200, found “" + typed + "”.");
        }
        Size size = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        checked(size, USUAL.dpi());
        return size;
    }

    private static int dpi(String typed) {
        if (!typed.matches("\\d{1,6}")) {
            throw new BadInputException("Expected a whole number such as 300, found “" + typed + "”.");
        }
        int dpi = Integer.parseInt(typed);
        checked(new Size(USUAL.width(), USUAL.height()), dpi);
        return dpi;
    }

    private static void checked(Size size, int dpi) {
        ExportOptions unused = new ExportOptions(size.width(), size.height(), dpi, Theme.LIGHT);
    }
}
