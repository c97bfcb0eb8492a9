package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.costscape.experiment.Replayed;
import org.junit.jupiter.api.Test;

/** The figures of the documentation are those that {@code docs/make-images.sh} draws. */
class DocumentationImagesTest {
    private static final Pattern FIGURE = Pattern.compile("figure ([\\w-]+) ([\\w-]+)");

    /** Its run was trained by PyTorch. */
    private static final Set<String> NOT_DRAWN = Set.of("imported-surface");

    @Test
    void eachFigureIsOfTheKindThatTheScriptDraws() throws IOException {
        Map<String, String> drawn = new TreeMap<>();
        Matcher figure =
                FIGURE.matcher(Files.readString(Path.of("docs/make-images.sh")).replaceAll("(?m)^#.*$", ""));
        while (figure.find()) {
            drawn.put(figure.group(1), figure.group(2));
        }
        Map<String, String> shown = new TreeMap<>();
        try (Stream<Path> images = Files.list(Path.of("docs/images"))) {
            for (Path image : images.toList()) {
                String name = image.getFileName().toString().replaceFirst("\\.png$", "");
                if (!name.contains(".") && !name.startsWith("window") && !NOT_DRAWN.contains(name)) {
                    shown.put(
                            name, ShellWords.of(Replayed.read(image).command()).get(2));
                }
            }
        }
        assertEquals(drawn, shown);
    }
}
