package org.costscape.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads the text chunks of a PNG file: with what a figure was made, and how to make it again. */
public final class PngText {
    /** The name that the JDK gives to a PNG file's own metadata. */
    static final String FORMAT = "javax_imageio_png_1.0";

    private PngText() {}

    /**
     * The text by keyword.
     *
     * @throws BadInputException if the file cannot be read or is not a PNG file
     */
    public static Map<String, String> read(Path file) {
        Map<String, String> texts = new LinkedHashMap<>();
        Element root = (Element) metadata(file);
        collect(root.getElementsByTagName("tEXtEntry"), "value", texts);
        collect(root.getElementsByTagName("iTXtEntry"), "text", texts);
        return Collections.unmodifiableMap(texts);
    }

    /** The file's metadata as a tree in the format {@link #FORMAT}. */
    static Node metadata(Path file) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadInputException("cannot read " + file + ": expected a PNG file, found none that can be read");
        }
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in);
            return reader.getImageMetadata(0).getAsTree(FORMAT);
        } catch (IIOException e) {
            throw new BadInputException("cannot read " + file + ": expected a PNG file, found something else", e);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + AtomicFile.reason(e), e);
        } finally {
            reader.dispose();
        }
    }

    private static void collect(NodeList entries, String attribute, Map<String, String> texts) {
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            texts.put(entry.getAttribute("keyword"), entry.getAttribute(attribute));
        }
    }
}
