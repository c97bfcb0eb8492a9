package org.costscape.figure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.costscape.file.BadInputException;
import org.costscape.file.InputFile;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads what travels with a figure in an SVG file. */
public final class SvgText {
    private static final long LARGEST = 1L << 30;
    private static final Pattern METADATA = Pattern.compile("<metadata>.*?</metadata>", Pattern.DOTALL);

    private SvgText() {}

    /**
     * The text by keyword.
     *
     * @throws BadInputException if the file cannot be read or is not an SVG file
     */
    public static Map<String, String> read(Path file) {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // No document type: nothing in a file is looked up elsewhere, or grows without end.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            NodeList entries = builder.parse(new ByteArrayInputStream(InputFile.read(file, LARGEST)))
                    .getElementsByTagNameNS(SvgWriter.PROVENANCE, "text");
            for (int i = 0; i < entries.getLength(); i++) {
                Element entry = (Element) entries.item(i);
                texts.put(entry.getAttribute("keyword"), entry.getTextContent());
            }
        } catch (SAXException | IOException e) {
            throw new BadInputException("cannot read " + file + ": expected an SVG file, found something else", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }

    /** The file's text without them. */
    public static String without(Path file) {
        String text = new String(InputFile.read(file, LARGEST), StandardCharsets.UTF_8);
        return METADATA.matcher(text).replaceFirst("");
    }
}
