package org.costscape.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.file.Sha256;

/**
 * A folder with four IDX files, as MNIST and Fashion-MNIST come: {@code train…images-idx3-ubyte}, {@code
 * train…labels-idx1-ubyte}, and the same with another beginning (such as {@code t10k}) for the held-out set; each may be
 * gzipped. Pixels are scaled from 0 … 255 to 0 … 1.
 */
public final class IdxFolder {
    private static final Pattern IMAGES = Pattern.compile("(.*)[-.]images[-.]idx3-ubyte(\\.gz)?");
    private static final Pattern LABELS = Pattern.compile("(.*)[-.]labels[-.]idx1-ubyte(\\.gz)?");

    private IdxFolder() {}

    /**
     * Reads both sets whole and checks them.
     *
     * @param classes labels must be 0 … classes−1
     * @throws BadInputException if a file is missing, damaged, or does not fit the others
     */
    public static Split read(Path folder, int classes) {
        Dataset training = read(folder, true, classes);
        Dataset heldOut = read(folder, false, classes);
        if (training.features() != heldOut.features()) {
            throw new BadInputException(folder + ": expected images of one size, found " + training.features()
                    + " pixels in training and " + heldOut.features() + " in held-out images");
        }
        if (training.sha256().equals(heldOut.sha256())) {
            throw new BadInputException(folder + ": the held-out files are copies of the training files;"
                    + " expected other examples, on which nothing is trained");
        }
        return new Split(training, heldOut);
    }

    private static Dataset read(Path folder, boolean training, int classes) {
        Path imageFile = find(folder, IMAGES, training, "images-idx3-ubyte");
        Path labelFile = find(folder, LABELS, training, "labels-idx1-ubyte");
        Idx images = Idx.read(imageFile, 3);
        Idx labels = Idx.read(labelFile, 1);
        int count = images.size(0);
        if (labels.size(0) != count) {
            throw new BadInputException(labelFile + ": expected " + count + " labels, one for each image of "
                    + imageFile.getFileName() + ", found " + labels.size(0));
        }
        int[] classOf = new int[count];
        for (int i = 0; i < count; i++) {
            classOf[i] = labels.bytes()[i] & 0xff;
            if (classOf[i] >= classes) {
                throw new BadInputException(labelFile + ": label of example " + i + ": expected 0 … " + (classes - 1)
                        + ", found " + classOf[i]);
            }
        }
        String name =
                String.valueOf(folder.resolve(".").toAbsolutePath().normalize().getFileName());
        String hash = Sha256.of(List.of(images.bytes(), labels.bytes()));
        return new Dataset(name, scaled(images), classOf, classes, hash)
                .asPictures(new PictureShape(images.size(1), images.size(2)));
    }

    private static ColumnMatrix scaled(Idx images) {
        int features = images.size(1) * images.size(2);
        ColumnMatrix matrix = ColumnMatrix.zeros(Precision.FLOAT, features, images.size(0)); // (pixels, examples)
        float[] image = new float[features];
        for (int example = 0; example < images.size(0); example++) {
            for (int i = 0; i < features; i++) {
                image[i] = (images.bytes()[example * features + i] & 0xff) / 255f;
            }
            matrix.write(example * features, image);
        }
        return matrix;
    }

    private static Path find(Path folder, Pattern pattern, boolean training, String ending) {
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return pattern.matcher(name).matches() && name.startsWith("train") == training;
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInputException(
                    "cannot read the data folder " + folder + ": " + AtomicFile.reason(e)
                            + "; name a folder with four IDX files",
                    e);
        }
        String expected = (training ? "train-" : "t10k-") + ending + " (.gz or not)";
        if (found.isEmpty()) {
            throw new BadInputException(folder + ": expected a file " + expected + ", found none");
        }
        if (found.size() > 1) {
            throw new BadInputException(folder + ": expected one file " + expected + ", found "
                    + found.stream().map(f -> f.getFileName().toString()).toList() + "; leave one of them there");
        }
        return found.get(0);
    }
}
