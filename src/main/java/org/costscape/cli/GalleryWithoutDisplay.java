package org.costscape.cli;

import java.nio.file.Path;
import java.util.List;
import org.costscape.experiment.Home;
import org.costscape.experiment.QuickGallery;

/** What Costscape does instead of opening its window where there is none to open. */
public final class GalleryWithoutDisplay {
    private GalleryWithoutDisplay() {}

    /**
     * Says why, and draws the figures of the default experiment.
     *
     * @param reason why no window can be opened
     */
    public static void draw(Home home, Path out, String reason) {
        System.out.println("No window: " + reason + ".");
        System.out.println("Drawing figures into " + out + "/ instead; costscape --help lists what else there is.");
        try (Console console = new Console("step", "start again to continue")) {
            List<Path> written = QuickGallery.draw(home, out, System.out::println, console);
            written.forEach(file -> System.out.println("wrote " + file));
        }
    }
}
