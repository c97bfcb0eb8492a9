package org.costscape.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFolderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeGoodFiles() throws IOException {
        IdxExamples.write(folder, 30, 12);
    }

    private Path images() {
        return folder.resolve("train-images-idx3-ubyte");
    }

    private Path labels() {
        return folder.resolve("train-labels-idx1-ubyte");
    }

    private Split read() {
        return IdxFolder.read(folder, IdxExamples.CLASSES);
    }

    private void assertRefused(String... parts) {
        BadInputException thrown = assertThrows(BadInputException.class, () -> read().close());
        String message = String.valueOf(thrown.getMessage());
        assertEquals(1, message.lines().count(), message);
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void pixelsAreScaledToOneAndExamplesAreColumns() {
        try (Split split = read()) {
            assertEquals(30, split.training().size());
            assertEquals(12, split.heldOut().size());
            assertEquals(20, split.training().features());
            assertEquals(2, split.training().label(5));
            float[] all = new float[600];
            split.training().inputs().read(0, all);
            byte[] raw = IdxFolderTest.this.bytes(images());
            assertEquals((raw[16 + 25] & 0xff) / 255f, all[25]);
        }
    }

    @Test
    void gzippedFilesAreTheSameData() throws IOException {
        float[] plain = new float[600];
        try (Split split = read()) {
            split.training().inputs().read(0, plain);
        }
        byte[] bytes = bytes(images());
        Files.delete(images());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(images() + ".gz")))) {
            out.write(bytes);
        }
        float[] zipped = new float[600];
        try (Split split = read()) {
            split.training().inputs().read(0, zipped);
        }
        assertArrayEquals(plain, zipped);
    }

    @Test
    void theShippedImagesAreThoseOfMnist() {
        try (Split mnist = IdxFolder.read(Path.of("datasets/mnist-small"), 10)) {
            assertEquals(10_000, mnist.training().size());
            assertEquals(2_000, mnist.heldOut().size());
            assertEquals(784, mnist.training().features());
            float[] pixels = new float[784 * 10_000];
            mnist.training().inputs().read(0, pixels);
            double mean = 0;
            for (float pixel : pixels) {
                mean += pixel;
            }
            assertEquals(0.1307, mean / pixels.length, 5e-4, "the published mean of all 60,000 images is 0.1307");
            assertEquals(5, mnist.training().label(0));
            assertEquals(7, mnist.heldOut().label(0));
        }
    }

    @Test
    void everyTruncationIsRecognized() throws IOException {
        byte[] whole = bytes(images());
        for (int length = 0; length < whole.length; length += length < 20 ? 1 : 97) {
            Files.write(images(), Arrays.copyOf(whole, length));
            assertRefused(images().toString());
        }
    }

    @Test
    void aTruncatedGzipIsRecognized() throws IOException {
        byte[] bytes = bytes(images());
        Files.delete(images());
        Path zipped = Path.of(images() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(bytes);
        }
        Files.write(zipped, Arrays.copyOf(bytes(zipped), 200));
        assertRefused(zipped.toString());
    }

    @Test
    void bytesBehindTheDataAreRecognized() throws IOException {
        Files.write(images(), Arrays.copyOf(bytes(images()), 617));
        assertRefused("expected 600 bytes of data (30×4×5), found more");
    }

    @Test
    void swappedFilesAreNamed() throws IOException {
        Files.copy(labels(), images(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertRefused("3 axes", "found type 8 with 1", "swapped");
    }

    @Test
    void anotherKindOfFileIsRefused() throws IOException {
        Files.writeString(images(), "PNG and so on, but not images in IDX");
        assertRefused("not an IDX file", "found 80 78 71 32");
    }

    @Test
    void sizesThatAreHugeOrNegativeAreRefused() throws IOException {
        Files.write(images(), IdxExamples.idx(new byte[0], Integer.MAX_VALUE, 28, 28));
        assertRefused("size of axis");
        Files.write(images(), IdxExamples.idx(new byte[0], -5, 28, 28));
        assertRefused("size of axis 0", "4294967291");
    }

    @Test
    void aLabelThatIsNoClassIsNamedWithItsPlace() throws IOException {
        byte[] bytes = bytes(labels());
        bytes[8 + 17] = 3;
        Files.write(labels(), bytes);
        assertRefused("label of example 17: expected 0 … 2, found 3");
    }

    @Test
    void labelsMustBeAsManyAsImages() throws IOException {
        Files.write(labels(), IdxExamples.idx(new byte[29], 29));
        assertRefused("expected 30 labels", "found 29");
    }

    @Test
    void heldOutImagesMustHaveTheSizeOfTrainingImages() throws IOException {
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), IdxExamples.idx(new byte[12 * 9], 12, 3, 3));
        assertRefused("found 20 pixels in training and 9 in held-out images");
    }

    @Test
    void theTrainingSetIsNotTakenAsHeldOutSet() throws IOException {
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), bytes(images()));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), bytes(labels()));
        assertRefused("copies of the training files");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(labels());
        assertRefused("train-labels-idx1-ubyte", "found none");
    }

    @Test
    void twoCandidatesAreNotGuessedBetween() throws IOException {
        Files.copy(images(), folder.resolve("train2-images-idx3-ubyte"));
        assertRefused("expected one file", "train2-images-idx3-ubyte");
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        BadInputException thrown = assertThrows(
                BadInputException.class,
                () -> IdxFolder.read(folder.resolve("nowhere"), 3).close());
        assertTrue(String.valueOf(thrown.getMessage()).contains("nowhere"));
    }

    private byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
