package org.costscape.app;

import javafx.application.Application;
import javafx.stage.Stage;

/** Opens links in the user's browser. */
final class Browser {
    private Browser() {}

    /** Opens a link of the web. */
    static void open(String link) {
        new Host().getHostServices().showDocument(link);
    }

    /** The toolkit lends its way to the browser to applications alone; this one is never started. */
    private static final class Host extends Application {
        @Override
        public void start(Stage stage) {
            throw new UnsupportedOperationException("the window is opened without it");
        }
    }
}
