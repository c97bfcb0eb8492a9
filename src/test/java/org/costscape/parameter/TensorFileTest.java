package org.costscape.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.costscape.file.BadInputException;
import org.costscape.file.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFileTest {
    @TempDir
    Path folder;

    private static byte[] shorts(int... bits) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int each : bits) {
            buffer.putShort((short) each);
        }
        return buffer.array();
    }

    private double[] numbers(String dtype, int... bits) throws IOException {
        TensorFile file = TensorFile.read(new TensorFiles()
                .add("a", dtype, List.of(bits.length), shorts(bits))
                .write(folder.resolve("a.safetensors")));
        return file.numbers(file.tensor("a").orElseThrow());
    }

    @Test
    void numbersOf16BitsAreThoseOfTheirFormats() throws IOException {
        double smallest = Math.pow(2, -24);
        assertArrayEquals(
                new double[] {1, -2, 65504, smallest, -0.0, 1 / 3.0, Double.POSITIVE_INFINITY},
                numbers("F16", 0x3c00, 0xc000, 0x7bff, 0x0001, 0x8000, 0x3555, 0x7c00),
                1e-4);
        assertEquals(smallest, numbers("F16", 0x0001)[0]);
        assertTrue(Double.isNaN(numbers("F16", 0x7e00)[0]));
        assertArrayEquals(new double[] {1, -3.140625}, numbers("BF16", 0x3f80, 0xc049));
    }

    /** The exponent's ends: the largest number below the smallest normal one, and that one. */
    @Test
    void numbersOf16BitsAreExactWhereTheirExponentsChange() throws IOException {
        assertArrayEquals(
                new double[] {1023 * Math.pow(2, -24), Math.pow(2, -14), 2, -0.5},
                numbers("F16", 0x03ff, 0x0400, 0x4000, 0xb800));
    }

    @Test
    void severalTensorsAreEachReadFromTheirOwnPlace() throws IOException {
        Path path = new TensorFiles().add("a", 2).add("b", 3).write(folder.resolve("a.safetensors"));
        TensorFile file = TensorFile.read(path);
        assertEquals(path, file.file());
        assertEquals(Sha256.of(List.of(Files.readAllBytes(path))), file.sha256());
        assertArrayEquals(new double[] {0, 1, 2}, file.numbers(file.tensor("b").orElseThrow()));
        assertTrue(file.tensor("c").isEmpty());
    }

    /** An empty header, the shortest one. */
    @Test
    void aFileMayHoldNothing() throws IOException {
        assertEquals(
                List.of(),
                TensorFile.read(new TensorFiles().write(folder.resolve("a.safetensors")))
                        .tensors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "\u0001\0\0\0\0\0\0\0{}", "\u0003\0\0\0\0\0\0\0{}"})
    void aFileTooShortForItsHeaderIsRefused(String content) throws IOException {
        Path file = folder.resolve("a.safetensors");
        Files.writeString(file, content);
        BadInputException thrown = assertThrows(BadInputException.class, () -> TensorFile.read(file));
        String expected = content.length() < 8
                ? "expected at least 8 bytes, found " + content.length()
                : "header length: expected 2 … 2 bytes, found " + (int) content.charAt(0);
        assertTrue(String.valueOf(thrown.getMessage()).contains(expected), thrown.getMessage());
    }

    @Test
    void aNumberAloneHasNoAxes() throws IOException {
        TensorFile file = TensorFile.read(new TensorFiles()
                .add("norm.num_batches_tracked", "I64", List.of(), new byte[8])
                .write(folder.resolve("a.safetensors")));
        TensorFile.Tensor counter = file.tensors().get(0);
        assertEquals(1, counter.size());
        assertThrows(BadInputException.class, () -> file.numbers(counter));
    }

    @ParameterizedTest
    @CsvSource({"504b0304, a zip archive", "8002637f, a pickle"})
    void whatTorchSavedIsToldApart(String hexadecimal, String what) throws IOException {
        Path file = folder.resolve("model.pt");
        byte[] bytes = new byte[100];
        ByteBuffer.wrap(bytes).putInt((int) Long.parseLong(hexadecimal, 16));
        Files.write(file, bytes);
        BadInputException thrown = assertThrows(BadInputException.class, () -> TensorFile.read(file), what);
        assertTrue(
                String.valueOf(thrown.getMessage()).contains("expected a safetensors file, found one of torch.save"),
                thrown.getMessage());
    }
}
