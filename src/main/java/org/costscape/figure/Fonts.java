package org.costscape.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.costscape.file.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * DejaVu Sans, as bundled: figures look the same everywhere, also on a machine without fonts and without fontconfig.
 *
 * <p>AWT on Linux asks fontconfig for its logical fonts even where only bundled ones are drawn, and throws if there is
 * none. A configuration of our own, set before the first use of AWT, answers in its place.
 */
final class Fonts {
    private static final String REGULAR = "DejaVuSans.ttf";
    private static final String BOLD = "DejaVuSans-Bold.ttf";
    private static final String CONFIGURATION = "fontconfig.properties";

    private static @Nullable Fonts bundled;

    /** A font as a file carries it: the name by which AWT knows it, and its TrueType program. */
    record Face(String name, String file) {
        InputStream open() {
            return resource(file);
        }
    }

    private final Font regular;
    private final Font bold;
    private final FontRenderContext context;

    private Fonts(Font regular, Font bold) {
        this.regular = regular;
        this.bold = bold;
        this.context = new FontRenderContext(null, true, true);
    }

    /** The fonts, unpacked and read at the first call. */
    static synchronized Fonts bundled() {
        Fonts fonts = bundled;
        if (fonts == null) {
            fonts = unpack();
            bundled = fonts;
        }
        return fonts;
    }

    /** The fonts themselves, for files that carry them. */
    List<Face> faces() {
        return List.of(new Face(regular.getFontName(), REGULAR), new Face(bold.getFontName(), BOLD));
    }

    Font regular(double size) {
        return regular.deriveFont((float) size);
    }

    Font bold(double size) {
        return bold.deriveFont((float) size);
    }

    /** AWT has the bold face as a font of its own, of plain style. */
    boolean isBold(Font font) {
        return font.getFontName().equals(bold.getFontName());
    }

    /** How text is measured: smooth and with fractional advances, so that a layout holds at every magnification. */
    FontRenderContext context() {
        return context;
    }

    private static Fonts unpack() {
        setUnlessSet("java.awt.headless", "true");
        try {
            if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
                configure(Files.createTempDirectory("costscape-fonts"));
            }
            return new Fonts(read(REGULAR), read(BOLD));
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(Path.of(System.getProperty("java.io.tmpdir", "")), e);
        }
    }

    private static void configure(Path folder) throws IOException {
        folder.toFile().deleteOnExit();
        Path regular = copy(REGULAR, folder);
        Path bold = copy(BOLD, folder);
        String text;
        try (InputStream in = resource(CONFIGURATION)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path file = folder.resolve(CONFIGURATION);
        Files.writeString(file, text.replace("${regular}", regular.toString()).replace("${bold}", bold.toString()));
        file.toFile().deleteOnExit();
        setUnlessSet("sun.awt.fontconfig", file.toString());
    }

    private static Path copy(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = resource(name)) {
            Files.copy(in, file);
        }
        file.toFile().deleteOnExit();
        return file;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Fonts.class.getResourceAsStream("fonts/" + name), name);
    }

    /** AWT keeps a copy of its own, which it deletes in the end: Windows deletes no file that is open. */
    private static Font read(String name) throws IOException {
        try (InputStream in = resource(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new UncheckedIOException(new IOException("the bundled font " + name + " is damaged", e));
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
