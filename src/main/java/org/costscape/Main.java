package org.costscape;

import java.nio.file.Path;
import java.util.List;
import org.costscape.app.AppLauncher;
import org.costscape.app.NoDisplayException;
import org.costscape.cli.Costscape;
import org.costscape.experiment.Home;
import org.costscape.experiment.Runs;

/** Starts the command line, or the window where the command line names no command; where no window can be opened, the quick gallery. */
public final class Main {
    private static final String FIGURES = "figures";

    /** What an installed application, which is started from a menu in no folder in particular, says of itself. */
    private static final String INSTALLED = "costscape.installed";

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true"); // AWT draws into memory only; the window is JavaFX's
        System.exit(Costscape.run(Main::openWindow, arguments));
    }

    /** In the working directory, or of an installed application in the user's folder {@code Costscape}. */
    private static Runs runs() {
        return Boolean.getBoolean(INSTALLED)
                ? new Runs(Path.of(System.getProperty("user.home"), "Costscape").resolve(Runs.DEFAULT.path()))
                : Runs.DEFAULT;
    }

    private static int openWindow(List<Path> files) {
        try {
            AppLauncher.open(Home.find(), runs(), files);
            return 0;
        } catch (NoDisplayException e) {
            if (!files.isEmpty()) {
                System.err.println("costscape: no window for " + files.get(0) + ": " + e.getMessage()
                        + "; costscape --help lists what needs none");
                return 1;
            }
            System.out.println("No window: " + e.getMessage() + ".");
            System.out.println("Drawing the figures of the tutorial into " + FIGURES
                    + "/ instead, some minutes; costscape --help lists what else there is.");
            return Costscape.run(Main::openWindow, "gallery", "--quick", "--out", FIGURES);
        }
    }
}
