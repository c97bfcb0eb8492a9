package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgWriterTest {
    private static final String PIXELS = "data:image/png;base64,";

    private static final ExportOptions SMALL = new ExportOptions(400, 300, 96, Theme.LIGHT);

    @TempDir
    private Path folder;

    private Element written(Figure figure, ExportOptions options) throws Exception {
        Path file = folder.resolve("figure.svg");
        FigureFiles.write(figure, file, options);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static List<Element> all(Element root, String name) {
        NodeList nodes = root.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> texts(Element root) {
        return all(root, "text").stream().map(Element::getTextContent).toList();
    }

    private static BufferedImage image(Element image) throws Exception {
        String link = image.getAttributeNS("http://www.w3.org/1999/xlink", "href");
        assertTrue(link.startsWith(PIXELS));
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(link.substring(PIXELS.length()))));
    }

    static Stream<Arguments> figures() {
        return Stream.of(
                Arguments.of(Examples.twoPanels(), 0, "cost J (mean cross-entropy, nats)"),
                Arguments.of(Examples.bowl(), 1, "b, distance"),
                Arguments.of(Examples.relief(), 1, "cost J"),
                Arguments.of(Examples.sheet(), 1, "Linear path, ReLU network on digits"));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void textStaysTextAndSurfacesAreTheOnlyImages(Figure figure, int images, String axis) throws Exception {
        Element root = written(figure, ExportOptions.halfPage());

        List<String> texts = texts(root);
        assertTrue(texts.contains(figure.title()), texts.toString());
        assertTrue(texts.contains(axis), texts.toString());
        assertEquals(images, all(root, "image").size());
    }

    @Test
    void wordsAfterAGreekLetterOrALoneGAreSubscripts() throws Exception {
        Panel panel = Panel.of(
                "λ_max and g_top of log_top", Curve.of("c", Role.TRAINING, new double[] {0, 1}, new double[] {0, 1}));
        List<String> texts = texts(written(CurveFigure.of("t", "", "x", panel), ExportOptions.halfPage()));
        assertTrue(texts.containsAll(List.of("max", "top")), texts.toString());
        assertTrue(texts.stream().anyMatch(text -> text.endsWith(" of log_top")), texts.toString());
    }

    @Test
    void noLineBreaksWithinANumber() throws Exception {
        Panel panel = Panel.of("y", Curve.of("c", Role.TRAINING, new double[] {0, 1}, new double[] {0, 1}));
        String caption = "−0.250, ".repeat(60);
        List<String> texts = texts(written(CurveFigure.of("t", caption, "x", panel), ExportOptions.halfPage()));
        List<String> lines =
                texts.stream().filter(text -> text.contains(".250")).toList();
        assertTrue(lines.size() > 2, texts.toString());
        assertTrue(lines.stream().allMatch(line -> line.startsWith("−0.250,")), texts.toString());
    }

    @Test
    void theSizeOnPaperFollowsFromPixelsAndDpi() throws Exception {
        Element root = written(Examples.twoPanels(), new ExportOptions(2000, 1500, 300, Theme.DARK));

        assertEquals("480.0pt", root.getAttribute("width"));
        assertEquals("360.0pt", root.getAttribute("height"));
        assertEquals("0 0 2000 1500", root.getAttribute("viewBox"));
    }

    @Test
    void aSurfaceHasThePixelsAskedFor() throws Exception {
        BufferedImage small =
                image(all(written(Examples.relief(), new ExportOptions(800, 600, 150, Theme.LIGHT)), "image")
                        .get(0));
        BufferedImage large =
                image(all(written(Examples.relief(), new ExportOptions(1600, 1200, 300, Theme.LIGHT)), "image")
                        .get(0));

        assertEquals(2 * small.getWidth(), large.getWidth(), 2);
        assertEquals(2 * small.getHeight(), large.getHeight(), 2);
    }

    @Test
    void eachStringStatesItsLengthSoThatAnyFontEndsWhereTheLayoutSays() throws Exception {
        for (Element text : all(written(Examples.twoPanels(), ExportOptions.halfPage()), "text")) {
            assertTrue(Double.parseDouble(text.getAttribute("textLength")) > 0, text.getTextContent());
            assertTrue(text.getAttribute("font-family").endsWith("sans-serif"));
        }
    }

    @Test
    void theTitleAloneIsBold() throws Exception {
        List<String> bold = all(written(Examples.twoPanels(), ExportOptions.halfPage()), "text").stream()
                .filter(text -> text.getAttribute("font-weight").equals("bold"))
                .map(Element::getTextContent)
                .toList();

        assertEquals(List.of("Linear path, ReLU network on digits"), bold);
    }

    @Test
    void whatTravelsWithAFigureIsReadBack() throws Exception {
        Map<String, String> provenance = Map.of("Command", "costscape <draw> & 'θ'", "Run", "{\n  \"seed\": 1\n}");

        Element root = written(Examples.twoPanels().withProvenance(provenance), ExportOptions.halfPage());

        assertEquals(
                "Linear path, ReLU network on digits", all(root, "title").get(0).getTextContent());
        assertEquals(
                "10 000 images; seed 1; 4 000 steps", all(root, "desc").get(0).getTextContent());
        Map<String, String> found = new LinkedHashMap<>();
        NodeList entries = all(root, "metadata").get(0).getElementsByTagNameNS("urn:costscape:provenance", "text");
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            found.put(entry.getAttribute("keyword"), entry.getTextContent());
        }
        provenance.forEach((keyword, text) -> assertEquals(text, found.get(keyword)));
        assertEquals("Costscape", found.get("Software"));
    }

    @Test
    void charactersThatNoXmlMayHoldAreReplaced() throws Exception {
        CurveFigure figure = CurveFigure.of(
                "a\u0001b", "", "x", Panel.of("y", Curve.of("c", Role.TRAINING, new double[] {0, 1}, new double[] {0, 1
                })));

        assertTrue(texts(written(figure, ExportOptions.halfPage())).contains("a\uFFFDb"));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theSameFigureIsTheSameFile(Figure figure, int images, String axis) throws Exception {
        written(figure, SMALL);
        Path before = Files.move(folder.resolve("figure.svg"), folder.resolve("before.svg"));
        written(figure, SMALL);

        assertEquals(-1, Files.mismatch(before, folder.resolve("figure.svg")));
    }
}
