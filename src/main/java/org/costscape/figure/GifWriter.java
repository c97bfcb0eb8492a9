package org.costscape.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.costscape.task.Progress;

/**
 * Writes an animation as a GIF file that plays for ever: one palette, each frame only where it differs from the one before,
 * what travels with the figure as a comment in UTF-8.
 *
 * <p>Reference: CompuServe, Graphics Interchange Format, version 89a; Netscape's application extension for the loop.
 */
final class GifWriter {
    private static final String STREAM = "javax_imageio_gif_stream_1.0";
    private static final String IMAGE = "javax_imageio_gif_image_1.0";
    private static final String NETSCAPE = "NETSCAPE2.0";

    /** So many frames, evenly spread, decide the palette. */
    private static final int COUNTED = 9;

    /** Players take shorter frames for a mistake, and show them for longer. */
    private static final int SHORTEST_HUNDREDTHS = 2;

    private final FigureAnimation animation;
    private final ExportOptions options;
    private final Progress progress;
    private final int[] before; // entries of the last frame

    GifWriter(FigureAnimation animation, ExportOptions options, Progress progress) {
        this.animation = animation;
        this.options = options;
        this.progress = progress;
        this.before = new int[options.width() * options.height()];
    }

    /** Writes all frames. */
    void write(OutputStream out, Map<String, String> texts) throws IOException {
        GifPalette palette = palette();
        IndexColorModel model = palette.model();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(header(writer, model));
            for (int i = 0; i < animation.frames(); i++) {
                BufferedImage frame = frame(i, palette, model);
                IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
                describe(metadata, i, texts);
                writer.writeToSequence(new IIOImage(frame, null, metadata), null);
                stream.flushBefore(stream.getStreamPosition());
                progress.report(i + 1L, animation.frames());
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private GifPalette palette() {
        GifPalette.Count count = new GifPalette.Count();
        int counted = Math.min(COUNTED, animation.frames());
        for (int k = 1; k <= counted; k++) {
            count.add(pixels(k * animation.frames() / counted - 1));
        }
        return count.palette();
    }

    private int[] pixels(int frame) {
        progress.check();
        return FigurePainter.paint(animation.figure().apply(frame), options).pixels();
    }

    private BufferedImage frame(int number, GifPalette palette, IndexColorModel model) {
        int[] pixels = pixels(number);
        BufferedImage image =
                new BufferedImage(options.width(), options.height(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] entries = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            int entry = palette.entry(pixels[i], i % options.width(), i / options.width());
            entries[i] = (byte) (number > 0 && entry == before[i] ? GifPalette.SAME : entry);
            before[i] = entry;
        }
        return image;
    }

    private static IIOMetadata header(ImageWriter writer, IndexColorModel model) throws IOException {
        IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(STREAM);
        child(root, "Version", "value", "89a");
        IIOMetadataNode table = child(
                root,
                "GlobalColorTable",
                "sizeOfGlobalColorTable",
                String.valueOf(model.getMapSize()),
                "backgroundColorIndex",
                "0",
                "sortFlag",
                "FALSE");
        for (int i = 0; i < model.getMapSize(); i++) {
            IIOMetadataNode entry = new IIOMetadataNode("ColorTableEntry");
            set(entry, "index", String.valueOf(i), "red", String.valueOf(model.getRed(i)));
            set(entry, "green", String.valueOf(model.getGreen(i)), "blue", String.valueOf(model.getBlue(i)));
            table.appendChild(entry);
        }
        metadata.setFromTree(STREAM, root);
        return metadata;
    }

    private void describe(IIOMetadata metadata, int number, Map<String, String> texts) throws IIOInvalidTreeException {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(IMAGE);
        boolean last = number == animation.frames() - 1;
        int millis = animation.frameMillis() + (last ? animation.restMillis() : 0);
        child(
                root,
                "GraphicControlExtension",
                "disposalMethod",
                "doNotDispose",
                "userInputFlag",
                "FALSE",
                "transparentColorFlag",
                number > 0 ? "TRUE" : "FALSE",
                "delayTime",
                String.valueOf(Math.max(SHORTEST_HUNDREDTHS, Math.round(millis / 10.0))),
                "transparentColorIndex",
                String.valueOf(GifPalette.SAME));
        if (number == 0) {
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            set(loop, "applicationID", NETSCAPE.substring(0, 8), "authenticationCode", NETSCAPE.substring(8));
            loop.setUserObject(new byte[] {1, 0, 0}); // 0 times: for ever
            child(root, "ApplicationExtensions").appendChild(loop);
            String text = texts.entrySet().stream()
                    .map(each -> each.getKey() + ": " + each.getValue())
                    .collect(Collectors.joining("\n"));
            IIOMetadataNode comment = new IIOMetadataNode("CommentExtension");
            // The tree takes Latin-1 alone: one character for each byte.
            comment.setAttribute(
                    "value", new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            child(root, "CommentExtensions").appendChild(comment);
        }
        metadata.setFromTree(IMAGE, root);
    }

    /** The child of that name, made where there is none, with attributes. */
    private static IIOMetadataNode child(IIOMetadataNode root, String name, String... attributes) {
        IIOMetadataNode child = root.getElementsByTagName(name).item(0) instanceof IIOMetadataNode found
                ? found
                : new IIOMetadataNode(name);
        set(child, attributes);
        root.appendChild(child);
        return child;
    }

    private static void set(IIOMetadataNode node, String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            node.setAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
