package org.costscape.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterLayoutTest {
    private static ParameterLayout layout(double initial, Integer... shape) {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        builder.add("first", 3);
        builder.add(initial, "second", shape);
        return builder.build();
    }

    @Test
    void blocksFollowEachOtherWithoutGaps() {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        Block weight = builder.add("weight", 2, 3);
        Block scale = builder.add(1, "scale", 4);
        assertEquals(new Block("weight", List.of(2, 3), 0, 0, 0), weight);
        assertEquals(new Block("scale", List.of(4), 6, 1, 1), scale);
        ParameterLayout layout = builder.build();
        assertEquals(10, layout.size());
        assertEquals(List.of(weight, scale), layout.blocks());
    }

    @Test
    void layoutsOfEqualBlocksAreEqual() {
        ParameterLayout layout = layout(0, 2, 2);
        assertEquals(layout, layout(0, 2, 2));
        assertEquals(layout.hashCode(), layout(0, 2, 2).hashCode());
        assertEquals(layout.blocks().hashCode(), layout.hashCode());
        assertNotEquals(layout, layout(0, 4));
        assertNotEquals(layout, layout(1, 2, 2));
        assertNotEquals(layout.toString(), layout(0, 4).toString());
    }

    @Test
    void moreParametersThanAnArrayHoldsAreNotCountedWrongly() {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        builder.add("half", 1 << 30);
        assertThrows(ArithmeticException.class, () -> builder.add("other half", 1 << 30));
        assertThrows(ArithmeticException.class, () -> builder.add("too large", 1 << 16, 1 << 16));
    }
}
