package org.costscape.figure;

import java.awt.Graphics;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Draws into an SVG document; text stays text, in DejaVu Sans or, where there is none, in the most similar font.
 *
 * <p>Each string states its length, to which any font is fitted: labels end where the layout says.
 */
final class SvgGraphics extends SVGGraphics2D {
    private static final String FAMILIES = "'DejaVu Sans', 'Bitstream Vera Sans', Verdana, sans-serif";

    SvgGraphics(Document document) {
        super(context(document), false);
    }

    private SvgGraphics(SvgGraphics other) {
        super(other);
    }

    @Override
    public Graphics create() {
        return new SvgGraphics(this);
    }

    @Override
    public void drawString(String text, float x, float y) {
        Element element = getDOMFactory().createElementNS(SVG_NAMESPACE_URI, SVG_TEXT_TAG);
        Fonts fonts = Fonts.bundled();
        double length = getFont().getStringBounds(text, fonts.context()).getWidth();
        element.setAttribute(SVG_X_ATTRIBUTE, generatorCtx.doubleString(x));
        element.setAttribute(SVG_Y_ATTRIBUTE, generatorCtx.doubleString(y));
        element.setAttribute(SVG_TEXT_LENGTH_ATTRIBUTE, generatorCtx.doubleString(length));
        element.setAttribute(SVG_LENGTH_ADJUST_ATTRIBUTE, SVG_SPACING_AND_GLYPHS_VALUE);
        element.setAttribute(SVG_FONT_FAMILY_ATTRIBUTE, FAMILIES);
        if (fonts.isBold(getFont())) {
            element.setAttribute(SVG_FONT_WEIGHT_ATTRIBUTE, SVG_BOLD_VALUE);
        }
        element.setAttributeNS(XML_NAMESPACE_URI, XML_SPACE_QNAME, XML_PRESERVE_VALUE);
        element.setTextContent(allowed(text));
        getDOMGroupManager().addElement(element, DOMGroupManager.FILL);
    }

    /** A text without the characters that no XML file may hold. */
    static String allowed(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }

    private static SVGGeneratorContext context(Document document) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(2);
        context.setGenericImageHandler(new SvgImages());
        return context;
    }
}
