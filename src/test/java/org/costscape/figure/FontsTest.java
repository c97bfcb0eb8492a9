package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import org.junit.jupiter.api.Test;

class FontsTest {
    @Test
    void theBundledFontsHaveEveryCharacterOfTheFigures() {
        String characters = "αβγδεηθκλμσφω₀₁₂ᵢⱼ∇∂‖√∞≈≤≥±×·−–…⁻⁰¹²³⁴⁵⁶⁷⁸⁹→\u202F";

        for (Font font :
                new Font[] {Fonts.bundled().regular(12), Fonts.bundled().bold(12)}) {
            assertEquals(-1, font.canDisplayUpTo(characters), font.getFontName());
        }
    }

    @Test
    void theLicenceStandsBesideTheFonts() {
        assertNotNull(FontsTest.class.getResource("fonts/LICENSE-DejaVu.txt"));
    }

    @Test
    void aSubscriptAfterAGreekLetterIsNarrowerThanTheTextWithItsUnderscore() {
        Fonts fonts = Fonts.bundled();
        double set =
                TextBlock.oneLine("θ_f", fonts.regular(12), fonts.context()).width();
        double plain = fonts.regular(12).getStringBounds("θf", fonts.context()).getWidth();

        assertTrue(set < plain);
    }
}
