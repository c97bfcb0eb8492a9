package org.costscape.app.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<String> made = new ArrayList<>();
    private final OneAtATime<String> maker = new OneAtATime<>(
            new TaskRunner(background::add, Runnable::run), made::add, failure -> made.add("" + failure.getMessage()));

    @Test
    void whatIsWantedMeanwhileGivesWayToTheLatest() {
        for (String each : List.of("a", "b", "c")) {
            maker.make(() -> each);
        }
        while (!background.isEmpty()) {
            background.remove().run();
        }

        assertEquals(List.of("a", "c"), made);
        assertFalse(maker.busy());
    }

    @Test
    void whatIsForgottenIsNotToldAndWhatIsWantedAfterwardsIs() {
        maker.make(() -> "a");
        maker.forget();
        assertFalse(maker.busy());
        maker.make(() -> "b");
        assertTrue(maker.busy());
        background.remove().run();
        assertEquals(List.of(), made);
        background.remove().run();

        assertEquals(List.of("b"), made);
    }

    @Test
    void aFailureIsToldAndTheNextIsMade() {
        maker.make(() -> {
            throw new IllegalStateException("broken");
        });
        maker.make(() -> "b");
        background.remove().run();
        background.remove().run();

        assertEquals(List.of("broken", "b"), made);
    }
}
