package org.costscape.app;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Asks with the system's own dialog. */
final class FileChooserPrompt implements SavePrompt {
    private final Window owner;

    /** @param owner what it belongs to, unless it is asked for in another window that then waits for it */
    FileChooserPrompt(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> ask(Path suggested) {
        String name = String.valueOf(suggested.getFileName());
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot); // a folder of pictures has none
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export figure");
        chooser.setInitialFileName(name);
        if (!extension.isEmpty()) {
            chooser.getExtensionFilters()
                    .add(new ExtensionFilter(extension.substring(1).toUpperCase(Locale.ROOT), "*" + extension));
        }
        Optional.ofNullable(suggested.getParent())
                .map(Path::toFile)
                .filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showSaveDialog(asking()))
                .map(File::toPath)
                .map(file -> withExtension(file, extension));
    }

    private Window asking() {
        return Window.getWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .orElse(owner);
    }

    /** Another or no extension is kept as part of the name. */
    private static Path withExtension(Path file, String extension) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(extension) ? file : file.resolveSibling(name + extension);
    }
}
