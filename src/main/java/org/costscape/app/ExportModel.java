package org.costscape.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.costscape.app.kind.Film;
import org.costscape.app.kind.Seen;
import org.costscape.app.kind.Shown;
import org.costscape.app.option.Option;
import org.costscape.app.work.Lane;
import org.costscape.app.work.Listener;
import org.costscape.app.work.TaskRunner;
import org.costscape.figure.AnimationFiles;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.PngText;
import org.costscape.figure.Theme;
import org.costscape.file.BadInputException;

/** Saves the figure that is shown as a file, or copies it. */
final class ExportModel {
    private final SavePrompt prompt;
    private final TaskRunner io;
    private final Lane lane;
    private final Scene scene;
    private final ExportChoice choice = new ExportChoice();
    private Optional<Path> folder = Optional.empty();

    /**
     * What is seen in the window.
     *
     * @param shown the figure, if there is one
     * @param seen how a figure is seen
     * @param film the same kind of figure at all snapshots; throws a {@link BadInputException} where there is none
     * @param told where it is told what has come of it
     */
    record Scene(
            Supplier<Optional<Shown>> shown,
            Function<Shown, Seen> seen,
            Function<Shown, Film<?>> film,
            Supplier<Theme> theme,
            Consumer<Message> told) {}

    /** @param lane where animations are computed and written */
    ExportModel(SavePrompt prompt, TaskRunner io, Lane lane, Scene scene) {
        this.prompt = prompt;
        this.io = io;
        this.lane = lane;
        this.scene = scene;
    }

    /** What can be chosen. */
    List<Option<?>> options() {
        return choice.options();
    }

    /** Where animations are computed and written. */
    Lane lane() {
        return lane;
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
     * Asks for a file and writes the figure into it. A coarse figure is refused: the command in its file would draw another one.
     *
     * @param said is told what has come of it, of an animation that it was begun; nothing where the question was dismissed
     */
    void export(Shown shown, Consumer<Message> said) {
        Optional<Moving> moving;
        try {
            requireFinished(shown);
            moving = moving(shown);
        } catch (BadInputException e) {
            said.accept(Message.of(e));
            return;
        }
        String name = shown.name() + choice.format().extension();
        prompt.ask(folder.filter(Files::isDirectory)
                        .map(last -> last.resolve(name))
                        .orElse(Path.of(name)))
                .ifPresent(file -> {
                    folder = Optional.ofNullable(file.toAbsolutePath().getParent());
                    moving.ifPresentOrElse(
                            animation -> animate(animation, shown, file, said), () -> write(shown, file, said));
                });
    }

    private static void requireFinished(Shown shown) {
        if (shown.coarse()) {
            throw new BadInputException("This figure is still coarse: save it once all its points are computed"
                    + " (the line below says when; Compute, F5, continues what was stopped).");
        }
    }

    /** The same of the figure that is shown. */
    void export() {
        scene.shown().get().ifPresent(shown -> export(shown, scene.told()));
    }

    /** Hands the figure that is shown to a clipboard, painted in the size that was chosen. */
    void copyFigure(Consumer<Painted> clipboard) {
        scene.shown().get().ifPresent(shown -> {
            ExportOptions options = chosen();
            Seen seen = scene.seen().apply(shown);
            double scale = options.width() / (double) ExportChoice.USUAL.width() * 2; // type as large as in a file
            Painted.Canvas canvas = new Painted.Canvas(options.width(), options.height(), scale, options.theme());
            io.run(
                    () -> Painted.of(shown, seen, canvas, false),
                    picture -> {
                        clipboard.accept(picture);
                        say("Copied the figure" + (shown.coarse() ? ", still coarse" : "") + " (" + canvas.width()
                                + " × " + canvas.height() + " pixels).");
                    },
                    this::fail);
        });
    }

    /** Hands the command that draws the figure again, into the working directory, to a clipboard. */
    void copyCommand(Consumer<String> clipboard) {
        scene.shown().get().ifPresent(shown -> {
            ExportOptions options = chosen();
            Seen seen = scene.seen().apply(shown);
            io.run(
                    () -> command(shown, options, seen),
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

    private ExportOptions chosen() {
        return choice.chosen(scene.theme().get());
    }

    private void write(Shown shown, Path file, Consumer<Message> said) {
        ExportOptions options = chosen();
        Seen seen = scene.seen().apply(shown);
        boolean table = choice.format().isTable();
        io.run(
                () -> {
                    shown.writer().write(file, options, seen);
                    return file.toAbsolutePath();
                },
                written -> said.accept(
                        Message.information("Saved " + written + (table ? "." : " (" + pixels(options) + ")."))),
                failure -> said.accept(Message.of(failure)));
    }

    private static String pixels(ExportOptions options) {
        return options.width() + " × " + options.height() + " pixels, " + options.dpi() + " dpi";
    }

    /** What is chosen as an animation of a figure, if it is one; nothing is drawn yet. */
    private Optional<Moving> moving(Shown shown) {
        Optional<Moving> moving = choice.format()
                .moving(shown, scene.seen().apply(shown), () -> scene.film().apply(shown));
        if (moving.isPresent()) {
            AnimationFiles.check(Path.of(shown.name() + choice.format().extension()), chosen());
            if (lane.busy()) {
                throw new BadInputException("An animation is being saved; wait for it, or stop it below.");
            }
        }
        return moving;
    }

    private void animate(Moving moving, Shown shown, Path file, Consumer<Message> said) {
        ExportOptions options = chosen();
        said.accept(Message.information("The animation is being saved; the line below says how far it is."));
        lane.start(new AnimationWork(moving, file, shown.name(), options), true, new Listener<Integer>() {
            @Override
            public void partial(Integer frames) {}

            @Override
            public void done(Integer frames) {
                say("Saved " + file.toAbsolutePath() + " (" + frames + " pictures of " + pixels(options) + ").");
            }

            @Override
            public void cancelled() {
                say("The animation was not saved.");
            }

            @Override
            public void failed(Throwable failure) {
                fail(failure);
            }
        });
    }

    /** Each picture carries its command: it is read off one. */
    private static String command(Shown shown, ExportOptions options, Seen seen) {
        try {
            Path folder = Files.createTempDirectory("costscape");
            Path file = folder.resolve(shown.name() + ExportFormat.PNG.extension());
            try {
                shown.writer().write(file, options, seen);
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
}
