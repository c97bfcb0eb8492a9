package org.costscape.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A home with the beginning of each shipped data set that is a table or pictures, and the shipped experiments, on pictures with
 * few steps and 30 units where there are 300.
 */
final class SmallHome {
    private static final int TRAINING = 250;
    private static final int HELD_OUT = 60;
    private static final int STEPS = 300;
    private static final Pattern MORE_STEPS = Pattern.compile("(\"steps\": )\\d{4,}");

    private static final String UNITS = "\"units\": 300";
    private static final String FEWER_UNITS = "\"units\": 30";

    private SmallHome() {}

    /** Writes it into a folder. */
    static void write(Path home) throws IOException {
        Path models = Files.createDirectories(home.resolve("models"));
        Path datasets = Files.createDirectories(home.resolve("datasets"));
        for (Path model : files(Path.of("models"))) {
            Files.writeString(models.resolve(model.getFileName()), smaller(Files.readString(model)));
        }
        pictures(datasets.resolve("mnist-small"));
        Path text = Files.createDirectories(datasets.resolve("text"));
        Files.copy(Path.of("datasets/text/moby_dick.txt.gz"), text.resolve("moby_dick.txt.gz"));
        List<String> digits = new String(unzip(Path.of("datasets/digits.csv.gz")), UTF_8)
                .lines()
                .limit(TRAINING + HELD_OUT)
                .toList();
        zip(datasets.resolve("digits.csv.gz"), String.join("\n", digits).getBytes(UTF_8));
        Files.copy(Path.of("datasets/iris.csv"), datasets.resolve("iris.csv"));
    }

    private static String smaller(String definition) {
        return definition.contains("\"mnist-small\"")
                ? MORE_STEPS.matcher(definition).replaceFirst("$1" + STEPS).replace(UNITS, FEWER_UNITS)
                : definition;
    }

    /** Writes the beginning of MNIST into a folder. */
    static void pictures(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path file : files(Path.of("datasets/mnist-small"))) {
            int examples = file.getFileName().toString().startsWith("train") ? TRAINING : HELD_OUT;
            zip(folder.resolve(file.getFileName()), first(examples, unzip(file)));
        }
    }

    /** The first examples of an IDX file: four bytes, the last of them the number of axes, then the sizes, then the data. */
    private static byte[] first(int examples, byte[] idx) {
        ByteBuffer file = ByteBuffer.wrap(idx);
        int axes = idx[3];
        int header = 4 + 4 * axes;
        int bytes = 1;
        for (int axis = 1; axis < axes; axis++) {
            bytes *= file.getInt(4 + 4 * axis);
        }
        return ByteBuffer.wrap(Arrays.copyOf(idx, header + examples * bytes))
                .putInt(4, examples)
                .array();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static byte[] unzip(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static void zip(Path file, byte[] content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
    }
}
