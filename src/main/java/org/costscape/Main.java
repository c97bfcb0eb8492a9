package org.costscape;

import org.costscape.app.AppLauncher;
import org.costscape.app.NoDisplayException;
import org.costscape.cli.Costscape;
import org.costscape.experiment.Home;
import org.costscape.experiment.Runs;

/** Starts the command line, or the window where the command line names no command; where no window can be opened, the quick gallery. */
public final class Main {
    private static final String FIGURES = "figures";

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true"); // AWT draws into memory only; the window is JavaFX's
        System.exit(Costscape.run(Main::openWindow, arguments));
    }

    private static int openWindow() {
        try {
            AppLauncher.open(Home.find(), Runs.DEFAULT);
            return 0;
        } catch (NoDisplayException e) {
            System.out.println("No window: " + e.getMessage() + ".");
            System.out.println("Drawing the figures of the tutorial into " + FIGURES
                    + "/ instead, some minutes; costscape --help lists what else there is.");
            return Costscape.run(Main::openWindow, "gallery", "--quick", "--out", FIGURES);
        }
    }
}
