package org.costscape.figure;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes a figure as an SVG file: lines, text as text, images as PNG in the file itself, all in units of one pixel.
 *
 * <p>Title and description are SVG's own; everything else that travels with the figure is in its {@code metadata}.
 */
final class SvgWriter {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final double POINTS_PER_INCH = 72;
    static final String PROVENANCE = "urn:costscape:provenance";

    private SvgWriter() {}

    /**
     * Writes {@code figure} to {@code file}, whole or not at all.
     *
     * @param texts text by keyword
     * @throws BadInputException if the file cannot be written
     */
    static void write(Figure figure, Path file, ExportOptions options, Map<String, String> texts) {
        Document document = document();
        SvgGraphics g = new SvgGraphics(document);
        FigurePainter.paint(figure, g, options);
        Element root = g.getRoot();
        root.setAttribute("width", points(options.width(), options));
        root.setAttribute("height", points(options.height(), options));
        root.setAttribute("viewBox", "0 0 " + options.width() + " " + options.height());
        root.insertBefore(metadata(document, texts), root.getFirstChild());
        root.insertBefore(text(document, "desc", figure.caption()), root.getFirstChild());
        root.insertBefore(text(document, "title", figure.title()), root.getFirstChild());
        byte[] written = bytes(root);
        AtomicFile.write(file, out -> out.write(written));
    }

    private static String points(int pixels, ExportOptions options) {
        return POINTS_PER_INCH * pixels / options.dpi() + "pt";
    }

    private static Element metadata(Document document, Map<String, String> texts) {
        Element metadata = document.createElementNS(SVG, "metadata");
        texts.forEach((keyword, text) -> {
            Element entry = document.createElementNS(PROVENANCE, "text");
            entry.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", PROVENANCE);
            entry.setAttribute("keyword", keyword);
            entry.setTextContent(SvgGraphics.allowed(text));
            metadata.appendChild(entry);
        });
        return metadata;
    }

    private static Element text(Document document, String name, String text) {
        Element element = document.createElementNS(SVG, name);
        element.setTextContent(SvgGraphics.allowed(text));
        return element;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("no XML in this Java", e);
        }
    }

    /** The file in memory: a place that is full is then no failure of XML. */
    private static byte[] bytes(Element root) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.transform(new DOMSource(root), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("an SVG file could not be written", e);
        }
    }
}
