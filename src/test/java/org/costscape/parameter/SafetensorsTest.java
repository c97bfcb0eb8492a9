package org.costscape.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.file.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    private static final double[] VALUES = {1.5, -2, 0.1, Double.POSITIVE_INFINITY, 5, 6, -0.0, 7};

    @TempDir
    Path folder;

    private static ParameterLayout layout() {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        builder.add("layers.0.weight", 2, 3);
        builder.add("layers.0.bias", 2);
        return builder.build();
    }

    private Path write(Precision precision) {
        Path file = folder.resolve("theta.safetensors");
        try (ParameterVector theta = ParameterVector.of(layout(), precision, VALUES)) {
            Safetensors.write(file, Map.of("step", "7"), List.of(new Safetensors.Part("", theta)));
        }
        return file;
    }

    /** Of 640 bytes too, whose length is written as the first bytes of a pickle. */
    @Test
    void aHeaderMayHaveAnyLength() {
        Path file = folder.resolve("theta.safetensors");
        try (ParameterVector theta = ParameterVector.of(layout(), Precision.DOUBLE, VALUES)) {
            for (int length = 0; length < 1200; length += 8) {
                Map<String, String> texts = Map.of("step", "7", "filler", "x".repeat(length));
                Safetensors.write(file, texts, List.of(new Safetensors.Part("", theta)));
                assertEquals("7", Safetensors.read(file).metadata().get("step"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void whatWasWrittenIsReadBackBitForBit(Precision precision) {
        Safetensors read = Safetensors.read(write(precision));
        try (ParameterVector theta = read.vector("", layout(), precision);
                ParameterVector expected = ParameterVector.of(layout(), precision, VALUES)) {
            assertArrayEquals(expected.toDoubles(), theta.toDoubles());
        }
        assertEquals(7, read.number("step", 0, 10));
    }

    @Test
    void theFileHasTheLayoutOfTheFormat() throws IOException {
        ByteBuffer file =
                ByteBuffer.wrap(Files.readAllBytes(write(Precision.FLOAT))).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) file.getLong(0);
        String json = new String(file.array(), 8, header, StandardCharsets.UTF_8);
        assertTrue(
                json.contains("\"layers.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}"), json);
        assertTrue(json.contains("\"layers.0.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]}"), json);
        assertEquals(0, header % 8, "numbers begin at a multiple of eight bytes");
        assertEquals(1.5f, file.getFloat(8 + header));
        assertEquals(8 + header + 32, file.capacity());
    }

    @Test
    void everyTruncationAndEveryFlippedByteIsRecognized() throws IOException {
        Path file = write(Precision.FLOAT);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(file);
        }
        int numbers = whole.length - 32;
        for (int i = numbers; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            assertRefused(file);
        }
    }

    @Test
    void aChangedTextOfTheHeaderIsRecognized() throws IOException {
        Path file = write(Precision.FLOAT);
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Files.write(file, text.replace("\"step\":\"7\"", "\"step\":\"6\"").getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}extra",
                "[]x",
                "not json",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{}}",
                "{\"a\":1}",
                "{}"
            })
    void aHeaderThatDoesNotFitIsRefused(String header) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json).putInt(0);
        Path path = folder.resolve("bad.safetensors");
        Files.write(path, file.array());
        assertRefused(path);
    }

    @Test
    void blocksOfAnotherNetworkAreNamed() {
        Safetensors read = Safetensors.read(write(Precision.FLOAT));
        ParameterLayout.Builder other = new ParameterLayout.Builder();
        other.add("layers.0.weight", 3, 2);
        BadInputException thrown = assertThrows(
                BadInputException.class,
                () -> read.vector("", other.build(), Precision.FLOAT).close());
        assertTrue(
                String.valueOf(thrown.getMessage()).contains("layers.0.weight: expected F32 [3, 2], found F32 [2, 3]"),
                thrown.getMessage());
    }

    @Test
    void severalVectorsAreToldApartByTheirPrefixes() {
        Path file = folder.resolve("theta.safetensors");
        double[] velocity = {8, 7, 6, 5, 4, 3, 2, 1};
        try (ParameterVector theta = ParameterVector.of(layout(), Precision.FLOAT, VALUES);
                ParameterVector second = ParameterVector.of(layout(), Precision.DOUBLE, velocity)) {
            Safetensors.write(
                    file,
                    Map.of(),
                    List.of(new Safetensors.Part("", theta), new Safetensors.Part("velocity.", second)));
        }
        Safetensors read = Safetensors.read(file);
        assertTrue(read.holds("", layout()));
        assertTrue(read.holds("velocity.", layout()));
        assertFalse(read.holds("moment.", layout()));
        try (ParameterVector second = read.vector("velocity.", layout(), Precision.DOUBLE)) {
            assertArrayEquals(velocity, second.toDoubles());
        }
    }

    @Test
    void theHashOfAVectorIsThatOfItsBytes() {
        try (ParameterVector theta = Vectors.of(Precision.FLOAT, 1, -2);
                ParameterVector wide = Vectors.of(Precision.DOUBLE, 1, -2)) {
            byte[] floats = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0};
            assertEquals(Sha256.of(List.of(floats)), Safetensors.sha256(theta));
            assertNotEquals(Safetensors.sha256(theta), Safetensors.sha256(wide));
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0, 7", "7, 10"})
    void aNumberMayBeAtItsBounds(double least, double most) {
        assertEquals(7, Safetensors.read(write(Precision.FLOAT)).number("step", least, most));
    }

    @ParameterizedTest
    @CsvSource({"step, 8, 10, 7", "step, 0, 6, 7", "epoch, 0, 10, nothing"})
    void aNumberThatIsMissingOrOutOfBoundsIsNamed(String key, double least, double most, String found) {
        Safetensors read = Safetensors.read(write(Precision.FLOAT));
        BadInputException thrown = assertThrows(BadInputException.class, () -> read.number(key, least, most));
        assertTrue(
                String.valueOf(thrown.getMessage()).contains(key + ": expected a number, found " + found),
                thrown.getMessage());
    }

    @Test
    void aFileOfAnotherProgramIsToldWhatItLacks() throws IOException {
        Path file = write(Precision.FLOAT);
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String lack : List.of("format", "sha256")) {
            Files.write(file, text.replace(lack, "x".repeat(lack.length())).getBytes(StandardCharsets.ISO_8859_1));
            BadInputException thrown = assertThrows(BadInputException.class, () -> Safetensors.read(file));
            assertTrue(String.valueOf(thrown.getMessage()).contains("its header has no " + lack), thrown.getMessage());
        }
    }

    private static void assertRefused(Path file) {
        BadInputException thrown = assertThrows(BadInputException.class, () -> Safetensors.read(file));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith(file.toString()), thrown.getMessage());
        assertEquals(1, String.valueOf(thrown.getMessage()).lines().count());
    }
}
