package org.costscape.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class RandomnessTest {
    @Test
    void seedAndPurposeAloneDecideTheNumbers() {
        long first = Randomness.of(0, "weights").nextLong();
        assertEquals(first, Randomness.of(0, "weights").nextLong());
        assertNotEquals(first, Randomness.of(0, "order").nextLong());
        assertNotEquals(first, Randomness.of(1, "weights").nextLong());
    }
}
