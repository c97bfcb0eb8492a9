package org.costscape.figure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;

/**
 * Writes a picture as a PNG file with its resolution (pHYs) and text chunks: tEXt where the text is Latin-1, else iTXt.
 *
 * <p>Reference: W3C, Portable Network Graphics (PNG) Specification, section 11.3.
 */
public final class PngWriter {
    private static final double INCHES_PER_METRE = 1 / 0.0254;
    private static final int LONGEST_KEYWORD = 79;

    private PngWriter() {}

    /**
     * Writes {@code picture} to {@code file}, whole or not at all.
     *
     * @param texts text by keyword
     * @throws BadInputException if the file cannot be written
     */
    public static void write(Picture picture, Path file, int dpi, Map<String, String> texts) {
        IIOMetadataNode changes = metadata(dpi, texts);
        AtomicFile.write(file, out -> encode(picture, changes, out));
    }

    private static void encode(Picture picture, IIOMetadataNode changes, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(picture.image()), parameters);
            metadata.mergeTree(PngText.FORMAT, changes);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture.image(), null, metadata), parameters);
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode metadata(int dpi, Map<String, String> texts) {
        String perMetre = Long.toString(Math.round(dpi * INCHES_PER_METRE));
        IIOMetadataNode root = new IIOMetadataNode(PngText.FORMAT);
        root.appendChild(
                node("pHYs", "pixelsPerUnitXAxis", perMetre, "pixelsPerUnitYAxis", perMetre, "unitSpecifier", "meter"));
        IIOMetadataNode latin = new IIOMetadataNode("tEXt");
        IIOMetadataNode international = new IIOMetadataNode("iTXt");
        texts.forEach((keyword, text) -> {
            requireValid(keyword, text);
            if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
                latin.appendChild(node("tEXtEntry", "keyword", keyword, "value", text));
            } else {
                international.appendChild(internationalText(keyword, text));
            }
        });
        appendUnlessEmpty(root, latin);
        appendUnlessEmpty(root, international);
        return root;
    }

    private static IIOMetadataNode internationalText(String keyword, String text) {
        return node(
                "iTXtEntry",
                "keyword",
                keyword,
                "compressionFlag",
                "FALSE",
                "compressionMethod",
                "0",
                "languageTag",
                "",
                "translatedKeyword",
                "",
                "text",
                text);
    }

    private static void requireValid(String keyword, String text) {
        if (!keyword.matches("[\\x21-\\x7E]+( [\\x21-\\x7E]+)*") || keyword.length() > LONGEST_KEYWORD) {
            throw new IllegalArgumentException("PNG keyword: expected 1 to " + LONGEST_KEYWORD
                    + " ASCII characters with single spaces between words, found '" + keyword + "'");
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "PNG text '" + keyword + "': expected no zero character, found one at " + text.indexOf('\0'));
        }
    }

    private static void appendUnlessEmpty(IIOMetadataNode root, IIOMetadataNode child) {
        if (child.hasChildNodes()) {
            root.appendChild(child);
        }
    }

    private static IIOMetadataNode node(String name, String... attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        for (int i = 0; i < attributes.length; i += 2) {
            node.setAttribute(attributes[i], attributes[i + 1]);
        }
        return node;
    }
}
