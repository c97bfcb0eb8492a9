package org.costscape;

import java.nio.file.Path;
import org.costscape.app.AppLauncher;
import org.costscape.app.NoDisplayException;
import org.costscape.cli.Costscape;
import org.costscape.cli.GalleryWithoutDisplay;
import org.costscape.experiment.Home;
import org.costscape.experiment.Runs;

/** Starts the command line, or the window where the command line names no command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true"); // AWT draws into memory only; the window is JavaFX's
        System.exit(Costscape.run(Main::openWindow, arguments));
    }

    private static int openWindow() {
        Home home = Home.find();
        try {
            AppLauncher.open(home, Runs.DEFAULT);
        } catch (NoDisplayException e) {
            GalleryWithoutDisplay.draw(home, Path.of("figures"), String.valueOf(e.getMessage()));
        }
        return 0;
    }
}
