package org.costscape.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.ConvolutionDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.network.MaxPoolDefinition;
import org.costscape.network.MaxoutDefinition;
import org.costscape.network.NetworkDefinition;
import org.costscape.parameter.TensorFile;
import org.costscape.parameter.TensorFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingTest {
    private static final NetworkDefinition DENSE = dense(4, 3, 2);

    @TempDir
    Path folder;

    /** Dense layers of these widths, the inputs first. */
    private static NetworkDefinition dense(int... widths) {
        List<LayerDefinition> layers = new ArrayList<>();
        for (int i = 1; i < widths.length; i++) {
            layers.add(new DenseDefinition(widths[i], i < widths.length - 1 ? Activation.RELU : Activation.IDENTITY));
        }
        return new FeedforwardDefinition(widths[0], layers);
    }

    private static TensorFiles linear(TensorFiles files, String name, int outputs, int inputs) {
        return files.add(name + ".weight", outputs, inputs).add(name + ".bias", outputs);
    }

    private Matching match(NetworkDefinition network, TensorFiles files, Map<String, String> names) throws IOException {
        return Matching.of(TorchNetwork.of(network), TensorFile.read(files.write(folder.resolve("a"))), names);
    }

    private List<String> matched(NetworkDefinition network, TensorFiles files, Map<String, String> names)
            throws IOException {
        Matching matching = match(network, files, names);
        assertEquals(List.of(), matching.problems());
        return matching.rows().stream()
                .map(row -> row.theirs() + " " + row.ours())
                .toList();
    }

    private void assertProblems(NetworkDefinition network, TensorFiles files, String... expected) throws IOException {
        List<String> problems = match(network, files, Map.of()).problems();
        assertEquals(expected.length, problems.size(), problems.toString());
        for (int i = 0; i < expected.length; i++) {
            assertTrue(problems.get(i).startsWith(expected[i]), problems.get(i));
            assertEquals(1, problems.get(i).lines().count());
        }
    }

    @Test
    void shapesDecideWhateverTheNamesAndTheOrder() throws IOException {
        TensorFiles files = linear(linear(new TensorFiles(), "answer", 2, 3), "zeta.inner", 3, 4);
        assertEquals(
                List.of(
                        "zeta.inner.weight layers.0.weight",
                        "zeta.inner.bias layers.0.bias",
                        "answer.weight layers.1.weight",
                        "answer.bias layers.1.bias"),
                matched(DENSE, files, Map.of()));
    }

    @Test
    void equalShapesGoByTheNumbersInTheirNamesNotByText() throws IOException {
        TensorFiles files = new TensorFiles();
        for (int place : new int[] {0, 10, 2}) {
            linear(files, "net." + place, 3, 3);
        }
        List<String> rows = matched(dense(3, 3, 3, 3), files, Map.of());
        assertEquals("net.0.weight layers.0.weight", rows.get(0));
        assertEquals("net.2.weight layers.1.weight", rows.get(2));
        assertEquals("net.10.weight layers.2.weight", rows.get(4));
    }

    @Test
    void numbersCountFromTheLeft() throws IOException {
        TensorFiles files = new TensorFiles();
        for (String name : List.of("block2.fc1", "block1.fc2", "block1.fc1")) {
            linear(files, name, 3, 3);
        }
        List<String> rows = matched(dense(3, 3, 3, 3), files, Map.of());
        assertEquals("block1.fc1.weight layers.0.weight", rows.get(0));
        assertEquals("block1.fc2.weight layers.1.weight", rows.get(2));
        assertEquals("block2.fc1.weight layers.2.weight", rows.get(4));
    }

    @Test
    void equalShapesUnderNamesInWordsAreNotGuessed() throws IOException {
        TensorFiles files = linear(linear(linear(new TensorFiles(), "last", 3, 3), "mid", 3, 3), "out", 2, 3);
        assertProblems(
                dense(3, 3, 3, 2),
                files,
                "last, mid: all have weight [3, 3], as layers.0, layers.1, and no numbers in their names tell their order;"
                        + " say which is which with --names");
    }

    @Test
    void aGivenNameSettlesItsModule() throws IOException {
        TensorFiles files = linear(linear(linear(new TensorFiles(), "last", 3, 3), "mid", 3, 3), "out", 2, 3);
        assertEquals(
                List.of(
                        "mid.weight layers.0.weight",
                        "mid.bias layers.0.bias",
                        "last.weight layers.1.weight",
                        "last.bias layers.1.bias",
                        "out.weight layers.2.weight",
                        "out.bias layers.2.bias"),
                matched(dense(3, 3, 3, 2), files, Map.of("layers.0.weight", "mid.weight")));
    }

    @Test
    void namesSettleTensorsWithoutModules() throws IOException {
        TensorFiles files =
                new TensorFiles().add("W1", 3, 4).add("b1", 3).add("W2", 2, 3).add("b2", 2);
        assertEquals(
                List.of("W1 layers.0.weight", "b1 layers.0.bias", "W2 layers.1.weight", "b2 layers.1.bias"),
                matched(
                        DENSE,
                        files,
                        Map.of(
                                "layers.0.weight", "W1",
                                "layers.0.bias", "b1",
                                "layers.1.weight", "W2",
                                "layers.1.bias", "b2")));
    }

    @Test
    void namesThatDoNotExistAreRefused() {
        TensorFiles files = linear(linear(new TensorFiles(), "0", 3, 4), "2", 2, 3);
        BadInputException noTensor = assertThrows(
                BadInputException.class, () -> match(DENSE, files, Map.of("layers.0.weight", "fc1.weight")));
        assertTrue(
                String.valueOf(noTensor.getMessage()).startsWith("layers.0.weight: expected the name of a tensor"),
                noTensor.getMessage());
        assertTrue(String.valueOf(noTensor.getMessage()).endsWith("found \"fc1.weight\""), noTensor.getMessage());
        BadInputException noBlock =
                assertThrows(BadInputException.class, () -> match(DENSE, files, Map.of("layers.7.bias", "0.bias")));
        assertTrue(
                String.valueOf(noBlock.getMessage())
                        .startsWith("layers.7.bias: expected one of the blocks layers.0.weight, layers.0.bias,"),
                noBlock.getMessage());
    }

    @Test
    void anotherWidthIsNamedInBothLayersThatHaveIt() throws IOException {
        assertProblems(
                DENSE,
                linear(linear(new TensorFiles(), "fc1", 5, 4), "fc2", 2, 5),
                "fc1.weight: found [5, 4], expected [3, 4] for layers.0.weight; change the size",
                "fc1.bias: found [5], expected [3] for layers.0.bias",
                "fc2.weight: found [2, 5], expected [2, 3] for layers.1.weight");
    }

    @Test
    void aTransposedWeightIsToldApart() throws IOException {
        assertProblems(
                DENSE,
                linear(new TensorFiles().add("fc1.weight", 4, 3).add("fc1.bias", 3), "fc2", 2, 3),
                "fc1.weight: found [4, 3], expected [3, 4] for layers.0.weight; it is transposed");
    }

    @Test
    void biasesThatAreMissingOrTooManyAreNamed() throws IOException {
        assertProblems(
                DENSE,
                linear(new TensorFiles().add("fc1.weight", 3, 4), "fc2", 2, 3),
                "fc1.bias: found no such tensor, expected [3] for layers.0.bias; make the layer \"linear\"");
        assertProblems(
                new FeedforwardDefinition(4, List.of(new LinearDefinition(3))),
                linear(new TensorFiles(), "fc1", 3, 4),
                "fc1.bias: found [3], expected no such tensor for layers.0; make the layer \"dense\"");
    }

    @Test
    void layersThatAreMissingOrTooManyAreNamed() throws IOException {
        assertProblems(
                DENSE,
                linear(new TensorFiles(), "fc1", 3, 4),
                "layers.1.weight: found no tensor that is left, expected one of [2, 3]; leave the layer out");
        assertProblems(
                DENSE,
                linear(linear(linear(new TensorFiles(), "fc1", 3, 4), "fc2", 2, 3), "fc3", 9, 2),
                "fc3.weight: found [9, 2], expected no further tensor; add a layer");
        assertProblems(
                dense(3, 3, 3),
                linear(linear(linear(new TensorFiles(), "0", 3, 3), "2", 3, 3), "4", 3, 3),
                "4.weight: found [3, 3], expected no further tensor");
    }

    @Test
    void wholeNumbersAreRefused() throws IOException {
        TensorFiles files = new TensorFiles()
                .add("fc1.weight", "I8", List.of(2, 3), new byte[6])
                .add("fc1.bias", 2);
        assertProblems(dense(3, 2), files, "fc1.weight: found numbers of type I8, expected F64, F32, F16 or BF16");
    }

    @Test
    void aBatchNormalizationNeedsItsRunningStatisticsButNotTheirCounter() throws IOException {
        NetworkDefinition network = new FeedforwardDefinition(
                4, List.of(new LinearDefinition(3), new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU)));
        TensorFiles whole = new TensorFiles().add("a.weight", 3, 4);
        for (String role : List.of("weight", "bias", "running_mean", "running_var")) {
            whole.add("b." + role, 3);
        }
        whole.add("b.num_batches_tracked", "I64", List.of(), new byte[8]);
        assertEquals(
                List.of(
                        "a.weight layers.0.weight",
                        "b.weight layers.1.weight",
                        "b.bias layers.1.bias",
                        "b.running_mean layers.1.running_mean",
                        "b.running_var layers.1.running_var"),
                matched(network, whole, Map.of()));
        assertProblems(
                network,
                new TensorFiles()
                        .add("a.weight", 3, 4)
                        .add("b.weight", 3)
                        .add("b.bias", 3)
                        .add("b.running_mean", 3),
                "b.running_var: found no such tensor, expected [3] for layers.1.running_var; save a BatchNorm1d with"
                        + " track_running_stats=True");
    }

    @Test
    void theBiasesOfAnLstmAreAddedUp() throws IOException {
        NetworkDefinition model = new LanguageModelDefinition(5, 2, 3, 1, 1, 0);
        TensorFiles files = new TensorFiles()
                .add("encoder.weight", 5, 2)
                .add("rnn.weight_ih_l0", 12, 2)
                .add("rnn.weight_hh_l0", 12, 3)
                .add("rnn.bias_ih_l0", 12)
                .add("rnn.bias_hh_l0", 12);
        Matching matching = match(model, linear(files, "decoder", 5, 3), Map.of());
        assertEquals(List.of(), matching.problems());
        try (StateDict read = StateDict.read(matching, Precision.FLOAT)) {
            double[] bias = read.theta()
                    .widened(TorchNetwork.find(read.theta().layout(), "lstm.bias_l0")
                            .orElseThrow());
            for (int i = 0; i < 12; i++) {
                assertEquals(2 * i, bias[i]);
            }
        }
    }

    @Test
    void layersOfOneLstmAndTwoLstmsWithOneLayerAreTheSame() throws IOException {
        NetworkDefinition model = new LanguageModelDefinition(5, 3, 3, 2, 1, 0);
        TensorFiles two = new TensorFiles().add("encoder.weight", 5, 3);
        for (String lstm : List.of("lstm2", "lstm1")) {
            two.add(lstm + ".weight_ih_l0", 12, 3)
                    .add(lstm + ".weight_hh_l0", 12, 3)
                    .add(lstm + ".bias_ih_l0", 12)
                    .add(lstm + ".bias_hh_l0", 12);
        }
        List<String> rows = matched(model, linear(two, "decoder", 5, 3), Map.of());
        assertTrue(rows.contains("lstm1.weight_ih_l0 lstm.weight_ih_l0"), rows.toString());
        assertTrue(rows.contains("lstm2.bias_hh_l0 lstm.bias_hh_l1"), rows.toString());
    }

    @Test
    void convolutionsAndMaxoutHaveTheShapesOfTheirModules() throws IOException {
        NetworkDefinition network = new FeedforwardDefinition(
                36,
                List.of(
                        new ConvolutionDefinition(1, 6, 6, 2, 1, Activation.RELU),
                        new MaxPoolDefinition(2, 6, 6),
                        new MaxoutDefinition(4, 3),
                        new DenseDefinition(2, Activation.IDENTITY)));
        TensorFiles files = new TensorFiles().add("conv.weight", 2, 1, 3, 3).add("conv.bias", 2);
        linear(linear(files, "maxout", 12, 18), "out", 2, 4);
        assertEquals(6, matched(network, files, Map.of()).size());
        assertEquals("""
                torch.nn.Sequential(
                    torch.nn.Unflatten(1, (1, 6, 6)),  # 0
                    torch.nn.Conv2d(1, 2, 3, padding=1),  # 1
                    torch.nn.ReLU(),  # 2
                    torch.nn.MaxPool2d(2),  # 3
                    torch.nn.Flatten(),  # 4
                    torch.nn.Linear(18, 12),  # 5
                    torch.nn.Unflatten(1, (3, 4)),  # 6
                    torch.nn.MaxPool2d((3, 1)),  # 7
                    torch.nn.Flatten(),  # 8
                    torch.nn.Linear(4, 2),  # 9
                )""", TorchNetwork.of(network).source());
    }

    @Test
    void aToyHasNoModules() {
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> TorchNetwork.of(new NetworkDefinition.None()));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith("network: expected one with layers"));
    }
}
