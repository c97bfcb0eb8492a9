package org.costscape;

import java.util.concurrent.Callable;
import org.costscape.cli.Costscape;

/** Starts the command line, or the window where the command line names no command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true"); // AWT draws into memory only; the window is JavaFX's
        Callable<Integer> window = () -> 0;
        System.exit(Costscape.run(window, arguments));
    }
}
