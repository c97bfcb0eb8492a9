package org.costscape.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Text set in lines of a given width; {@link Subscripts}, θ₀, θ_f and λ_max alike, are set by hand.
 *
 * <p>It is drawn as strings, which files of lines and text keep as text.
 */
final class TextBlock {
    /** The space in 60 000, where no line may break. */
    private static final String THOUSANDS = "(?<=\\d) (?=\\d{3}(?!\\d))";

    /** The spaces in ‖θ_f − θ₀‖, where no line may break either. */
    private static final String NORM = "(?<=‖[^‖ ]{1,8}) (?=[−+] [^‖ ]+‖)|(?<=‖[^‖ ]{1,8} [−+]) (?=[^‖ ]+‖)";

    /** The spaces in L = 13.0, 18.7 ± 1.7 and Δ 0.02, where no line may break either. */
    private static final String EQUATION = " (?=[=≈±] )|(?<= [=≈±]) |(?<=Δ) (?=[−\\d])";

    /** The space in 2.65 rad and 4.9 %, where no line may break either. */
    private static final String UNIT = "(?<=\\d) (?=(?:rad|nats)\\b|%)";

    /** How large a subscript is; how far below the line, so that it does not touch the next one. */
    private static final float SUBSCRIPT_SIZE = 2 / 3f;

    private static final double SUBSCRIPT_SHIFT = 0.27;

    /** Text in one font, where it stands in its line. */
    private record Run(String text, Font font, double x, double below) {}

    private record Line(List<Run> runs, double width) {}

    private final List<Line> lines = new ArrayList<>();
    private final double ascent;
    private final double lineHeight;

    private TextBlock(String text, Font font, FontRenderContext context, double width) {
        LineMetrics metrics = font.getLineMetrics("Ag", context);
        ascent = metrics.getAscent();
        lineHeight = metrics.getHeight();
        String oneLine = text.strip()
                .replaceAll("\\s+", " ")
                .replaceAll(String.join("|", THOUSANDS, NORM, EQUATION, UNIT), "\u00A0");
        if (!oneLine.isEmpty()) {
            breakIntoLines(attributed(oneLine, font), font, context, (float) Math.max(width, 1));
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
        return lines.stream().mapToDouble(Line::width).max().orElse(0);
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
        for (Line line : lines) {
            double left = x - before * line.width();
            for (Run run : line.runs()) {
                g.setFont(run.font());
                g.drawString(run.text(), (float) (left + run.x()), (float) (baseline + run.below()));
            }
            baseline += lineHeight;
        }
    }

    private void breakIntoLines(AttributedString text, Font font, FontRenderContext context, float width) {
        LineBreakMeasurer measurer = new LineBreakMeasurer(text.getIterator(), context);
        int end = text.getIterator().getEndIndex();
        while (measurer.getPosition() < end) {
            int from = measurer.getPosition();
            int to = keepingNumbers(text.getIterator(), from, measurer.nextOffset(width));
            TextLayout line = measurer.nextLayout(width, to, false);
            AttributedCharacterIterator characters = text.getIterator(null, from, measurer.getPosition());
            lines.add(new Line(runs(characters, font, context), line.getVisibleAdvance()));
        }
    }

    /** Where a line ends that would end within a number, as 0.5 or 1.00×10⁻⁴: behind the blank before it, if there is one. */
    private static int keepingNumbers(AttributedCharacterIterator text, int from, int to) {
        boolean within = to < text.getEndIndex() && isOfNumber(text.setIndex(to - 1)) && isOfNumber(text.next());
        int end = to;
        while (within && end > from && text.setIndex(end - 1) != ' ') {
            end--;
        }
        return end > from ? end : to;
    }

    private static boolean isOfNumber(char letter) {
        return Character.isDigit(letter) || ".×−⁻".indexOf(letter) >= 0;
    }

    private static List<Run> runs(AttributedCharacterIterator line, Font font, FontRenderContext context) {
        Font small = font.deriveFont(SUBSCRIPT_SIZE * font.getSize2D());
        List<Run> runs = new ArrayList<>();
        double x = 0;
        while (line.getIndex() < line.getEndIndex()) {
            boolean lowered = !font.equals(line.getAttribute(TextAttribute.FONT));
            StringBuilder text = new StringBuilder();
            for (int end = line.getRunLimit(); line.getIndex() < end; line.next()) {
                text.append(line.current());
            }
            Run run = new Run(
                    text.toString(), lowered ? small : font, x, lowered ? SUBSCRIPT_SHIFT * font.getSize2D() : 0);
            runs.add(run);
            x += run.font().getStringBounds(run.text(), context).getWidth();
        }
        return runs;
    }

    private static AttributedString attributed(String text, Font font) {
        StringBuilder plain = new StringBuilder();
        List<int[]> subscripts = new ArrayList<>(); // from, to
        for (Subscripts.Part part : Subscripts.parts(text)) {
            int from = plain.length();
            plain.append(part.text());
            if (part.lowered()) {
                subscripts.add(new int[] {from, plain.length()});
            }
        }
        AttributedString result = new AttributedString(plain.toString());
        result.addAttribute(TextAttribute.FONT, font);
        Font lowered = font.deriveFont(Map.of(TextAttribute.SUPERSCRIPT, TextAttribute.SUPERSCRIPT_SUB));
        subscripts.forEach(part -> result.addAttribute(TextAttribute.FONT, lowered, part[0], part[1]));
        return result;
    }
}
