package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamChunksTest {
    /** Eight chunks, but of 8 to 64 streams, and of no more than 2²² logits where that allows one stream at all. */
    @ParameterizedTest
    @CsvSource({
        "1, 10, 5, 1",
        "5, 10, 5, 5",
        "64, 10, 5, 8",
        "65, 10, 5, 9",
        "200, 10, 5, 25",
        "512, 10, 5, 64",
        "513, 10, 5, 64",
        "9999, 10, 5, 64",
        "9999, 1000, 2000, 2",
        "9999, 1024, 4096, 1",
        "9999, 1024, 2048, 2",
        "9999, 100000, 100000, 1"
    })
    void aTextIsCutByItsStreamsAndTheMemoryOfTheirLogits(int streams, int steps, int vocabulary, int width) {
        assertEquals(new StreamChunks(streams, width), StreamChunks.ofText(streams, steps, vocabulary));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "20, 10", "32, 16", "33, 11", "48, 16", "100, 15"})
    void aMinibatchIsCutIntoTwoChunksOrChunksOfSixteen(int streams, int width) {
        assertEquals(new StreamChunks(streams, width), StreamChunks.ofMinibatch(streams));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 7})
    void theChunksAreAllStreamsInTheirOrder(int width) {
        StreamChunks chunks = new StreamChunks(6, width);
        int next = 0;
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            assertEquals(next, chunks.first(chunk));
            assertEquals(Math.min(width, 6 - next), chunks.size(chunk));
            next += chunks.size(chunk);
        }
        assertEquals(6, next);
    }
}
