package org.costscape.app;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Asks with the system's own dialog, and remembers the folder. */
final class PngChooser implements SavePrompt {
    private static final String EXTENSION = ".png";

    private final Window owner;
    private Optional<File> folder = Optional.empty();

    PngChooser(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> ask(String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export figure");
        chooser.setInitialFileName(suggestedName);
        chooser.getExtensionFilters().add(new ExtensionFilter("PNG picture", "*" + EXTENSION));
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional<File> chosen = Optional.ofNullable(chooser.showSaveDialog(owner));
        folder = chosen.map(File::getParentFile).or(() -> folder);
        return chosen.map(File::toPath).map(PngChooser::withExtension);
    }

    /** Another or no extension is kept as part of the name. */
    private static Path withExtension(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(EXTENSION) ? file : file.resolveSibling(name + EXTENSION);
    }
}
