package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class FittingRowTest {
    private static final double HEIGHT = 30;

    @Test
    void itKeepsItsHeightAboveSomethingThatWouldLikeMoreRoomThanThereIs() {
        FittingRow row = new FittingRow(List.of(sized(HEIGHT)), sized(HEIGHT), 0);
        Region large = sized(2000);
        VBox column = new VBox(row, large);
        column.resize(500, 300);

        column.layout();

        assertEquals(HEIGHT, row.getHeight());
        assertEquals(300 - HEIGHT, large.getHeight());
    }

    private static Region sized(double height) {
        Region region = new Region();
        region.setPrefSize(100, height);
        return region;
    }
}
