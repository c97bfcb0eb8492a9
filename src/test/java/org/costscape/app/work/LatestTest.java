package org.costscape.app.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LatestTest {
    @Test
    void ofValuesThatComeFasterThanTheyAreTakenOnlyTheLastArrives() {
        Queue<Runnable> window = new ArrayDeque<>();
        List<Integer> received = new ArrayList<>();
        Latest<Integer> latest = new Latest<>(window::add, received::add);

        latest.offer(1);
        latest.offer(2);
        assertEquals(1, window.size());
        window.remove().run();
        latest.offer(3);
        window.remove().run();

        assertEquals(List.of(2, 3), received);
    }
}
