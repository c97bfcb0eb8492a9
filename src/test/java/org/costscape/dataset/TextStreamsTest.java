package org.costscape.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;

class TextStreamsTest {
    /** Token i is number i. */
    private static final Text COUNTING = Texts.of(20, IntStream.range(0, 20).toArray());

    @Test
    void sequencesFollowEachOtherWithoutSharingInputs() {
        TextStreams text = TextStreams.sequences(COUNTING, 4);
        assertEquals(4, text.streams());
        assertEquals(16, text.tokens());
        assertArrayEquals(new int[] {4, 8, 5, 9, 6, 10, 7, 11}, text.inputs(0, 1, 2));
        assertArrayEquals(new int[] {5, 9, 6, 10, 7, 11, 8, 12}, text.targets(0, 1, 2));
    }

    @Test
    void continuousStreamsGoOnFromWindowToWindow() {
        TextStreams text = TextStreams.continuous(COUNTING, 3, 2);
        assertEquals(3, text.windows());
        assertEquals(18, text.tokens());
        assertArrayEquals(new int[] {0, 6, 12, 1, 7, 13}, text.inputs(0, 0, 3));
        assertArrayEquals(new int[] {2, 8, 14, 3, 9, 15}, text.inputs(1, 0, 3));
        assertArrayEquals(new int[] {17, 18}, text.targets(2, 2, 1));
    }

    @Test
    void theLastTokenCanBeATarget() {
        assertArrayEquals(
                new int[] {19}, TextStreams.sequences(COUNTING.slice(18, 20), 1).targets(0, 0, 1));
    }

    @Test
    void aSequenceLongerThanTheTextIsRefused() {
        for (Runnable cut :
                new Runnable[] {() -> TextStreams.sequences(COUNTING, 20), () -> TextStreams.continuous(COUNTING, 4, 5)
                }) {
            String message = String.valueOf(
                    assertThrows(BadInputException.class, cut::run).getMessage());
            assertTrue(message.contains("20") && message.contains("expected more tokens"), message);
        }
        assertThrows(BadInputException.class, () -> TextStreams.sequences(COUNTING, 0));
        assertThrows(BadInputException.class, () -> TextStreams.continuous(COUNTING, 0, 5));
        assertThrows(BadInputException.class, () -> COUNTING.slice(5, 21));
    }
}
