package org.costscape.app;

import javafx.scene.Scene;
import javafx.scene.layout.Region;

/** How wide a panel at a side of the window is: a share of the window between two bounds, so that names are read where there is room. */
enum SideWidth {
    LIBRARY(220, 0.14, 340),
    LESSON(340, 0.18, 460),
    OPTIONS(208, 0.11, 280);

    private final double least;
    private final double share;
    private final double most;

    SideWidth(double least, double share, double most) {
        this.least = least;
        this.share = share;
        this.most = most;
    }

    /** In a window of a width. */
    double in(double window) {
        return Math.round(Math.max(least, Math.min(most, share * window)));
    }

    /** Lets a panel follow its window. */
    void rule(Region panel) {
        panel.setMinWidth(Region.USE_PREF_SIZE);
        panel.setMaxWidth(Region.USE_PREF_SIZE);
        panel.prefWidthProperty()
                .bind(panel.sceneProperty()
                        .flatMap(Scene::widthProperty)
                        .map(window -> in(window.doubleValue()))
                        .orElse(least));
    }
}
