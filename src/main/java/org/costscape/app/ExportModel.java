package org.costscape.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.costscape.app.kind.Shown;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.SwitchOption;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.TaskRunner;
import org.costscape.figure.AnimationFiles;
import org.costscape.figure.Camera;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureAnimation;
import org.costscape.figure.PngText;
import org.costscape.figure.Theme;
import org.costscape.file.BadInputException;
import org.costscape.task.Progress;

/** Saves the figure that is shown as a file, or copies it. */
final class ExportModel {
    private static final ExportOptions USUAL = ExportOptions.halfPage();

    private final SavePrompt prompt;
    private final TaskRunner io;
    private final Scene scene;
    private final ChoiceOption<ExportFormat> format = new ChoiceOption<>(
            "export-format",
            "Format",
            "PNG: pixels. SVG and PDF: lines and text, sharp at every size. CSV and JSON: the numbers behind the figure."
                    + " GIF: a surface that turns once, or the path of training growing snapshot by snapshot. PNGs: the same as"
                    + " a folder with a picture for each moment",
            Option.Use.DRAWING,
            List.of(ExportFormat.values()),
            ExportFormat::text);
    private final TextOption<Size> size = new TextOption<>(
            "export-size",
            "Size",
            "Width × height in pixels; a larger picture is the same picture, magnified",
            Option.Use.DRAWING,
            USUAL.width() + " × " + USUAL.height(),
            ExportModel::size,
            List.of("1600 × 1200", "1920 × 1080", "3200 × 2400"));
    private final TextOption<Integer> dpi = new TextOption<>(
            "export-dpi",
            "dpi",
            "Pixels per inch on paper: how large the file says that the figure is",
            Option.Use.DRAWING,
            Integer.toString(USUAL.dpi()),
            ExportModel::dpi,
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
    private Optional<Path> folder = Optional.empty();

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

    /**
     * What is seen in the window.
     *
     * @param shown the figure, if there is one
     * @param camera from where surfaces are seen
     * @param told where it is told what has come of it
     */
    record Scene(
            Supplier<Optional<Shown>> shown, Supplier<Theme> theme, Supplier<Camera> camera, Consumer<Message> told) {}

    ExportModel(SavePrompt prompt, TaskRunner io, Scene scene) {
        this.prompt = prompt;
        this.io = io;
        this.scene = scene;
    }

    /** What can be chosen. */
    List<Option<?>> options() {
        return List.of(format, size, dpi, theme, transparent);
    }

    /** Whether nothing is wrong with what was chosen. */
    boolean complete() {
        return options().stream()
                .allMatch(option -> option.valueProperty().get().isPresent());
    }

    /** Where a file was saved last. */
    Optional<Path> folder() {
        return folder;
    }

    void setFolder(Path last) {
        folder = Optional.of(last);
    }

    /**
     * Asks for a file and writes the figure into it.
     *
     * @param said is told what has come of it; nothing where the question was dismissed
     */
    void export(Shown shown, Consumer<Message> said) {
        String name = shown.name() + format.get().extension();
        prompt.ask(folder.filter(Files::isDirectory)
                        .map(last -> last.resolve(name))
                        .orElse(Path.of(name)))
                .ifPresent(file -> {
                    folder = Optional.ofNullable(file.toAbsolutePath().getParent());
                    write(shown, file, said);
                });
    }

    /** The same of the figure that is shown. */
    void export() {
        scene.shown().get().ifPresent(shown -> export(shown, scene.told()));
    }

    /** Hands the figure that is shown to a clipboard, painted in the size that was chosen. */
    void copyFigure(Consumer<Painted> clipboard) {
        scene.shown().get().ifPresent(shown -> {
            ExportOptions options = chosen();
            Camera from = scene.camera().get();
            double scale = options.width() / (double) USUAL.width() * 2; // type as large as in a file
            Painted.Canvas canvas = new Painted.Canvas(options.width(), options.height(), scale, options.theme());
            io.run(
                    () -> Painted.of(shown, canvas, from, false),
                    picture -> {
                        clipboard.accept(picture);
                        say("Copied the figure (" + canvas.width() + " × " + canvas.height() + " pixels).");
                    },
                    this::fail);
        });
    }

    /** Hands the command that draws the figure again, into the working directory, to a clipboard. */
    void copyCommand(Consumer<String> clipboard) {
        scene.shown().get().ifPresent(shown -> {
            ExportOptions options = chosen();
            Camera from = scene.camera().get();
            io.run(
                    () -> command(shown, options, from),
                    command -> {
                        clipboard.accept(command);
                        say("Copied: " + command);
                    },
                    this::fail);
        });
    }

    private void say(String news) {
        scene.told().accept(Message.information(news));
    }

    private void fail(Throwable failure) {
        scene.told().accept(Message.of(failure));
    }

    private void write(Shown shown, Path file, Consumer<Message> said) {
        ExportOptions options = chosen();
        Camera from = scene.camera().get();
        ExportFormat chosenFormat = format.get();
        io.run(
                () -> {
                    Optional<FigureAnimation> animation =
                            chosenFormat.animation(shown.figure().seenFrom(from), options);
                    if (animation.isPresent()) {
                        AnimationFiles.write(animation.get(), file, shown.name(), options, Progress.NONE);
                    } else {
                        shown.writer().write(file, options, from);
                    }
                    return file.toAbsolutePath();
                },
                written -> said.accept(Message.information("Saved " + written
                        + (!chosenFormat.isTable()
                                ? " (" + options.width() + " × " + options.height() + " pixels, " + options.dpi()
                                        + " dpi)."
                                : "."))),
                failure -> said.accept(Message.of(failure)));
    }

    private ExportOptions chosen() {
        Theme chosen = switch (theme.get()) {
            case WINDOW -> scene.theme().get();
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
        };
        return new ExportOptions(size.get().width(), size.get().height(), dpi.get(), chosen, transparent.get());
    }

    /** Each picture carries its command: it is read off one. */
    private static String command(Shown shown, ExportOptions options, Camera from) {
        try {
            Path folder = Files.createTempDirectory("costscape");
            Path file = folder.resolve(shown.name() + ExportFormat.PNG.extension());
            try {
                shown.writer().write(file, options, from);
                String command = PngText.read(file).get("Command");
                if (command == null) {
                    throw new BadInputException("there is no command that draws this figure");
                }
                return command.replace(file.toString(), String.valueOf(file.getFileName()));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
