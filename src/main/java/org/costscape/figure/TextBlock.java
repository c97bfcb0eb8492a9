package org.costscape.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text set in lines of a given width; subscripts after Greek letters, θ₀ and θ_f alike, are set by hand. */
final class TextBlock {
    private static final Pattern SUBSCRIPT =
            Pattern.compile("(?<=\\p{InGreek})(?:_([\\p{L}\\p{Nd}])(?![\\p{L}\\p{Nd}])|([₀-₉]))");

    /** The space in 60 000, where no line may break. */
    private static final String THOUSANDS = "(?<=\\d) (?=\\d{3}(?!\\d))";

    private final List<TextLayout> lines = new ArrayList<>();
    private final double ascent;
    private final double lineHeight;

    private TextBlock(String text, Font font, FontRenderContext context, double width) {
        LineMetrics metrics = font.getLineMetrics("Ag", context);
        ascent = metrics.getAscent();
        lineHeight = metrics.getHeight();
        String oneLine = text.strip().replaceAll("\\s+", " ").replaceAll(THOUSANDS, "\u00A0");
        if (!oneLine.isEmpty()) {
            breakIntoLines(attributed(oneLine, font), context, (float) Math.max(width, 1));
        }
    }

    /** Sets {@code text} in as many lines as it takes; none for blank text. */
    static TextBlock wrapped(String text, Font font, FontRenderContext context, double width) {
        return new TextBlock(text, font, context, width);
    }

    static TextBlock oneLine(String text, Font font, FontRenderContext context) {
        return new TextBlock(text, font, context, Float.MAX_VALUE);
    }

    double width() {
        return lines.stream().mapToDouble(TextLayout::getVisibleAdvance).max().orElse(0);
    }

    double height() {
        return lines.size() * lineHeight;
    }

    void drawLeft(Graphics2D g, double left, double top, Color color) {
        draw(g, left, top, color, 0);
    }

    void drawCentred(Graphics2D g, double centre, double top, Color color) {
        draw(g, centre, top, color, 0.5);
    }

    /** Draws the lines so that they end at {@code right}. */
    void drawRight(Graphics2D g, double right, double top, Color color) {
        draw(g, right, top, color, 1);
    }

    private void draw(Graphics2D g, double x, double top, Color color, double before) {
        g.setColor(color);
        double baseline = top + ascent;
        for (TextLayout line : lines) {
            line.draw(g, (float) (x - before * line.getVisibleAdvance()), (float) baseline);
            baseline += lineHeight;
        }
    }

    private void breakIntoLines(AttributedString text, FontRenderContext context, float width) {
        LineBreakMeasurer measurer = new LineBreakMeasurer(text.getIterator(), context);
        while (measurer.getPosition() < text.getIterator().getEndIndex()) {
            lines.add(measurer.nextLayout(width));
        }
    }

    private static AttributedString attributed(String text, Font font) {
        StringBuilder plain = new StringBuilder();
        List<Integer> subscripts = new ArrayList<>();
        Matcher matcher = SUBSCRIPT.matcher(text);
        while (matcher.find()) {
            String letter = matcher.group(1);
            matcher.appendReplacement(plain, "");
            subscripts.add(plain.length());
            plain.append(
                    letter == null ? Character.toString('0' + matcher.group(2).charAt(0) - '₀') : letter);
        }
        matcher.appendTail(plain);
        AttributedString result = new AttributedString(plain.toString());
        result.addAttribute(TextAttribute.FONT, font);
        Font lowered = font.deriveFont(Map.of(TextAttribute.SUPERSCRIPT, TextAttribute.SUPERSCRIPT_SUB));
        subscripts.forEach(i -> result.addAttribute(TextAttribute.FONT, lowered, i, i + 1));
        return result;
    }
}
