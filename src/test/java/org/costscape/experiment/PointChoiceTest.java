package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointChoiceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "best",
                "2/last",
                "120",
                "zero",
                "noise:-4",
                "plane(best;random:1:filter;to:last;0.25;-1.0)",
                "orthonormal(zero;gradient;pca:2;1.0;2.0)",
                "plane(plane(best;random:1:none;random:2:none;1.0;0.5);between:first,last;hessian:-1;0.0;3.0)"
            })
    void aPointIsReadAsItIsWritten(String text) {
        assertEquals(text, PointChoice.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plane(best;random:1;random:2;0.5)",
                "plane(best;random:1;random:2;x;1)",
                "plane(;gradient;pca:1;0;0)"
            })
    void aPointOfAPlaneThatIsNotWholeIsRefused(String text) {
        assertThrows(BadInputException.class, () -> PointChoice.parse(text));
    }

    @Test
    void aPointThatIsNotFiniteSaysWhatWasFound() {
        BadInputException refused =
                assertThrows(BadInputException.class, () -> PointChoice.parse("plane(best;gradient;pca:1;Infinity;0)"));
        assertTrue(String.valueOf(refused.getMessage()).contains("Infinity"), () -> "" + refused.getMessage());
    }
}
