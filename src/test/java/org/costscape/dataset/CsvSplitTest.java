package org.costscape.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvSplitTest {
    private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");
    private static final Path IRIS = Path.of("datasets/iris.csv");

    @TempDir
    Path folder;

    private static int[] classCounts(Dataset data) {
        int[] counts = new int[data.outputs()];
        IntStream.range(0, data.size()).forEach(i -> counts[data.label(i)]++);
        return counts;
    }

    @Test
    void aStratifiedSplitHoldsOutTheShareOfEachClass() {
        try (Split iris = new CsvSplit(0.3, true, 1).read(IRIS, true, 5, SPECIES, new Scaling.Standardize())) {
            assertArrayEquals(new int[] {35, 35, 35}, classCounts(iris.training()));
            assertArrayEquals(new int[] {15, 15, 15}, classCounts(iris.heldOut()));
        }
    }

    @Test
    void trainingFeaturesAreStandardizedByTheirOwnStatistics() {
        try (Split iris = new CsvSplit(0.3, false, 1).read(IRIS, true, 5, SPECIES, new Scaling.Standardize())) {
            double[] x = new double[4 * 105];
            iris.training().inputs().read(0, x);
            for (int feature = 0; feature < 4; feature++) {
                double sum = 0;
                double squares = 0;
                for (int i = feature; i < x.length; i += 4) {
                    sum += x[i];
                    squares += x[i] * x[i];
                }
                assertEquals(0, sum / 105, 1e-13);
                assertEquals(1, squares / 105, 1e-13);
            }
        }
    }

    @Test
    void theShippedFilesHoldThePublishedData() {
        double[] means = {5.8433, 3.0573, 3.7580, 1.1993};
        double[] sums = new double[4];
        Scaling unchanged = new Scaling.Divide(1);
        try (Split iris = new CsvSplit(0.3, true, 1).read(IRIS, true, 5, SPECIES, unchanged)) {
            for (Dataset each : List.of(iris.training(), iris.heldOut())) {
                double[] x = new double[4 * each.size()];
                each.inputs().read(0, x);
                IntStream.range(0, x.length).forEach(i -> sums[i % 4] += x[i] / 150);
            }
        }
        assertArrayEquals(means, sums, 5e-5);
        List<String> ten = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        try (Split digits =
                new CsvSplit(0.25, true, 1).read(Path.of("datasets/digits.csv.gz"), false, 65, ten, unchanged)) {
            int[] training = classCounts(digits.training());
            int[] heldOut = classCounts(digits.heldOut());
            assertArrayEquals(
                    new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180},
                    IntStream.range(0, 10).map(i -> training[i] + heldOut[i]).toArray());
            assertEquals(64, digits.training().features());
        }
    }

    @Test
    void anotherSeedHoldsOutOtherExamples() {
        Scaling unchanged = new Scaling.Divide(1);
        try (Split one = new CsvSplit(0.3, true, 1).read(IRIS, true, 5, SPECIES, unchanged);
                Split again = new CsvSplit(0.3, true, 1).read(IRIS, true, 5, SPECIES, unchanged);
                Split two = new CsvSplit(0.3, true, 2).read(IRIS, true, 5, SPECIES, unchanged)) {
            assertEquals(one.heldOut().sha256(), again.heldOut().sha256());
            assertNotEquals(one.heldOut().sha256(), two.heldOut().sha256());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a,y;1,no;x,yes   | , line 3, column 1: expected a number, found "x"
        a,y;1,no;NaN,yes | , line 3, column 1: expected a finite number, found "NaN"
        a,y;1,no;2,maybe | , line 3, column 2: expected one of the classes no, yes, found "maybe"
        a,y;1,no;2       | , line 3: expected 2 columns as in line 1, found 1
        a;1;2            | , line 1: expected at least 2 columns separated by commas, found 1
        a,y;1,no         | : expected at least 2 examples, one a line, found 1
        a,y;1,no;2,yes   | : expected training and held-out examples, found 2 and 0; choose another heldOutShare
        """)
    void aFileThatIsWrongIsRefusedWithItsLineAndColumn(String lines, String message) throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(file, lines.replace(';', '\n'));
        BadInputException thrown = assertThrows(
                BadInputException.class,
                () -> new CsvSplit(0.1, false, 1)
                        .read(file, true, 2, List.of("no", "yes"), new Scaling.Divide(1))
                        .close());
        assertEquals(file + message, thrown.getMessage());
    }
}
