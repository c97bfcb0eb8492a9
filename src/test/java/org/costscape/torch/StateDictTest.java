package org.costscape.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.DropoutDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.MaxPoolDefinition;
import org.costscape.network.MaxoutDefinition;
import org.costscape.network.NetworkDefinition;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.parameter.TensorFile;
import org.costscape.parameter.TensorFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateDictTest {
    @TempDir
    Path folder;

    static Stream<NetworkDefinition> networks() {
        BatchNormalizationDefinition normalization = new BatchNormalizationDefinition(1e-5, 0.1, Activation.TANH);
        return Stream.of(
                new FeedforwardDefinition(
                        36,
                        List.of(
                                new ConvolutionDefinition(1, 6, 6, 2, 1, Activation.RELU),
                                new MaxPoolDefinition(2, 6, 6),
                                new MaxoutDefinition(4, 3),
                                new LinearDefinition(5),
                                normalization,
                                new DropoutDefinition(0.5),
                                new LinearDefinition(5),
                                normalization,
                                new DenseDefinition(2, Activation.IDENTITY))),
                TorchReferenceTest.deep(),
                new LanguageModelDefinition(5, 3, 3, 2, 1, 0));
    }

    /** Any numbers, −0 among them. */
    private static ParameterVector any(ParameterLayout layout, Precision precision, long seed) {
        double[] numbers =
                new SplittableRandom(seed).doubles(layout.size(), -1, 1).toArray();
        for (int i = 0; i < numbers.length; i += 7) {
            numbers[i] = -0.0;
        }
        return ParameterVector.of(layout, precision, numbers);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void whatIsWrittenIsReadBackBitForBit(NetworkDefinition definition) {
        TorchNetwork network = TorchNetwork.of(definition);
        boolean normalized = network.running().size() > 0;
        Path file = folder.resolve("step-7.safetensors");
        for (Precision precision : Precision.values()) {
            try (ParameterVector theta = any(network.theta(), precision, 1);
                    ParameterVector running = any(normalized ? network.running() : network.theta(), precision, 2)) {
                StateDict.write(file, network, 7, theta, normalized ? Optional.of(running) : Optional.empty());
                Matching matching = Matching.of(network, TensorFile.read(file), Map.of());
                assertEquals(List.of(), matching.problems());
                try (StateDict read = StateDict.read(matching, precision)) {
                    assertEquals(Safetensors.sha256(theta), Safetensors.sha256(read.theta()));
                    assertEquals(normalized, read.running().isPresent());
                    read.running()
                            .ifPresent(each -> assertEquals(Safetensors.sha256(running), Safetensors.sha256(each)));
                }
            }
        }
    }

    @Test
    void numbersThatAreNotFiniteAreCountedAndRefused() throws IOException {
        NetworkDefinition network = new FeedforwardDefinition(3, List.of(new DenseDefinition(1, Activation.IDENTITY)));
        byte[] infinite = {0, 0, 0, 0, 0, 0, (byte) 0x80, 0x7f, 0, 0, (byte) 0xc0, 0x7f};
        Path file = new TensorFiles()
                .add("weight", "F32", List.of(1, 3), infinite)
                .add("bias", 1)
                .write(folder.resolve("a"));
        Matching matching = Matching.of(TorchNetwork.of(network), TensorFile.read(file), Map.of());
        BadInputException thrown = assertThrows(
                BadInputException.class,
                () -> StateDict.read(matching, Precision.FLOAT).close());
        assertTrue(
                String.valueOf(thrown.getMessage())
                        .endsWith("weight: expected finite numbers, found 2 that are not;" + " leave this file out"),
                thrown.getMessage());
    }
}
