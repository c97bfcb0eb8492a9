package org.costscape.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.costscape.app.kind.Shown;
import org.costscape.app.work.TaskRunner;
import org.costscape.figure.Camera;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Theme;

/** Saves the figure that is shown as a file, in print size. */
final class ExportModel {
    private static final String EXTENSION = ".png";

    private final SavePrompt prompt;
    private final TaskRunner io;
    private final Supplier<Theme> theme;
    private final Consumer<Message> messages;

    ExportModel(SavePrompt prompt, TaskRunner io, Supplier<Theme> theme, Consumer<Message> messages) {
        this.prompt = prompt;
        this.io = io;
        this.theme = theme;
        this.messages = messages;
    }

    /** Asks for a file and writes the figure into it. */
    void export(Shown shown) {
        prompt.ask(shown.name() + EXTENSION).ifPresent(file -> write(shown, file));
    }

    private void write(Shown shown, Path file) {
        ExportOptions size = ExportOptions.halfPage();
        ExportOptions options = new ExportOptions(size.width(), size.height(), size.dpi(), theme.get());
        io.run(
                () -> {
                    shown.writer().write(file, options, Camera.DEFAULT);
                    return file.toAbsolutePath();
                },
                written -> messages.accept(Message.information("Saved " + written + " (" + options.width() + " × "
                        + options.height() + " pixels, " + options.dpi() + " dpi).")),
                failure -> messages.accept(Message.of(failure)));
    }
}
