package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a line of text may not break. */
class TextBlockTest {
    private static final Font FONT = new Font(Font.DIALOG, Font.PLAIN, 20);
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private static double width(String text) {
        return TextBlock.oneLine(text, FONT, CONTEXT).width();
    }

    /** In a width that all but the last word of both would fill, the second goes to the next line whole. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "L = 13.0",
                "18.7 ± 1.71",
                "x ≈ 3.14",
                "Δ 0.125",
                "Δ −0.125",
                "60 000",
                "‖θ_f − θ₀‖",
                "1.00×10⁻⁴",
                "2.65 rad",
                "1.5 nats",
                "4.9 %"
            })
    void anEquationOrANumberIsNotBroken(String whole) {
        String before = "some words in front of";
        double width = width(before + " " + whole) - 1;

        TextBlock block = TextBlock.wrapped(before + " " + whole, FONT, CONTEXT, width);

        assertEquals(Math.max(width(before), width(whole)), block.width(), 1e-3);
        assertEquals(2 * TextBlock.oneLine(before, FONT, CONTEXT).height(), block.height(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one two three four five six seven eight nine ten"})
    void otherTextFillsItsLines(String words) {
        TextBlock block = TextBlock.wrapped(words, FONT, CONTEXT, width("one two three"));

        assertTrue(block.width() <= width("one two three") + 1e-3);
        assertEquals(4 * TextBlock.oneLine(words, FONT, CONTEXT).height(), block.height(), 1e-9);
    }
}
