package org.costscape.app;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Clicks where a control is: its place is asked on the toolkit's thread, because a layout under way may not be disturbed. */
record Pointing(FxRobot robot) {
    private static final int SECONDS = 10;

    /** Clicks on the middle of what a query finds. */
    void click(String query) throws Exception {
        waitUntil(() -> robot.lookup(query).tryQuery().isPresent());
        robot.clickOn(at(query, 0.5, 0.5));
    }

    /** A point of what a query finds, as shares of its width and height. */
    Point2D at(String query, double right, double down) throws InterruptedException, ExecutionException {
        return WaitForAsyncUtils.asyncFx(() -> {
                    Node node = robot.lookup(query).query();
                    Bounds bounds = node.localToScreen(node.getLayoutBounds());
                    return new Point2D(
                            bounds.getMinX() + right * bounds.getWidth(), bounds.getMinY() + down * bounds.getHeight());
                })
                .get();
    }

    private static void waitUntil(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
    }
}
