package org.costscape.cli;

import static org.costscape.cli.Refusal.all;
import static org.costscape.cli.Refusal.bytes;
import static org.costscape.cli.Refusal.copy;
import static org.costscape.cli.Refusal.run;
import static org.costscape.cli.Refusal.tests;
import static org.costscape.cli.Refusal.together;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.costscape.cli.Refusal.CommandOn;
import org.costscape.cli.Refusal.Outcome;
import org.costscape.file.Damage;
import org.costscape.file.Damage.Damaged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Images, tables and texts that came to harm. */
class MalformedDataTest {
    @TempDir
    static Path folder = Path.of("");

    private static @Nullable WholeFiles made;

    @BeforeAll
    static void make() throws IOException {
        made = new WholeFiles(folder);
    }

    private static WholeFiles whole() {
        return Objects.requireNonNull(made);
    }

    private static Outcome trainOn(Path data) throws IOException {
        Path run = data.resolveSibling("run");
        Outcome outcome = run(
                "train", folder.resolve("small.json").toString(), "--data", data.toString(), "--out", run.toString());
        if (outcome.code() == Refusal.REFUSED) {
            assertFalse(Files.exists(run), "a run of data that were refused");
        }
        return outcome;
    }

    @TestFactory
    Stream<DynamicTest> idxFiles() {
        Path data = folder.resolve("data");
        return Stream.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte")
                .flatMap(name -> {
                    byte[] whole = bytes(data.resolve(name));
                    int head = name.contains("images") ? 16 : 8;
                    List<Damaged> headers = List.of(
                            Damage.overwritten("2³¹ − 1 examples", whole, 4, 0x7f, 0xff, 0xff, 0xff),
                            Damage.overwritten("−1 examples", whole, 4, 0xff, 0xff, 0xff, 0xff),
                            Damage.overwritten("no examples", whole, 4, 0, 0, 0, 0),
                            Damage.overwritten("floats", whole, 2, 0x0d),
                            Damage.overwritten("no axes", whole, 3, 0),
                            Damage.overwritten("255 axes", whole, 3, 255));
                    return Stream.concat(
                            tests(
                                    all(
                                            Damage.replaced(whole),
                                            Damage.truncated(whole, 12),
                                            Damage.flipped(whole, 0, head, 16),
                                            headers,
                                            List.of(Damage.extended(whole, (byte) 0))),
                                    data,
                                    name,
                                    Refusal::refused,
                                    MalformedDataTest::trainOn),
                            tests(
                                    all(Damage.flipped(whole, head, whole.length, 4)),
                                    data,
                                    name,
                                    Refusal::refusedOrTaken,
                                    MalformedDataTest::trainOn));
                });
    }

    @TestFactory
    Stream<DynamicTest> packedIdxFiles() throws IOException {
        String name = "train-images-idx3-ubyte";
        Path packed = copy(folder.resolve("data"));
        byte[] whole = Damage.gzip(bytes(packed.resolve(name)));
        Files.delete(packed.resolve(name));
        byte[] head = Arrays.copyOf(bytes(folder.resolve("data").resolve(name)), 16);
        List<Damaged> headers = List.of(
                Damage.bomb(head, 2048),
                Damage.bomb(new byte[0], 2048),
                Damage.of("packed twice", Damage.gzip(whole)),
                Damage.of("two at once", together(whole, whole)));
        return tests(
                // Behind the magic number, a gzip header has bytes that mean nothing to the content: 4 … 9.
                all(
                        Damage.replaced(whole),
                        Damage.truncated(whole, 12),
                        Damage.flipped(whole, 10, whole.length, 24),
                        headers),
                packed,
                name + ".gz",
                Refusal::refused,
                MalformedDataTest::trainOn);
    }

    private static Outcome trainOnFile(Path copy, String name, String pristine, String experiment) throws IOException {
        Path file = copy.resolve(name);
        Path changed = copy.resolve("experiment.json");
        Files.writeString(
                changed, experiment.replace(WholeFiles.portable(folder.resolve(pristine)), WholeFiles.portable(file)));
        return run("train", changed.toString(), "--out", copy.resolve("run").toString());
    }

    @TestFactory
    Stream<DynamicTest> tables() throws IOException {
        byte[] whole = whole().table.getBytes(StandardCharsets.UTF_8);
        Path alone = Files.createDirectories(folder.resolve("tables"));
        List<Damaged> texts = Stream.of(
                        "a,b,kind\n",
                        "a,b,kind\n1,2\n",
                        "a,b,kind\n1,2,k0,4\n",
                        whole().table.replace("0.0,", "NaN,"),
                        whole().table.replace("0.0,", "Infinity,"),
                        whole().table.replace("0.0,", "1e999,"),
                        whole().table.replace("0.0,", ","),
                        whole().table.replace("0.0,", "\"0.0,"),
                        whole().table.replace("0.0,", "0x10,"),
                        whole().table.replace("k1", "k9"),
                        whole().table.replace(",", ";"),
                        whole().table.replace(",", "\t"),
                        whole().table.replaceAll("k\\d", ""),
                        "a,b,kind\n" + "9".repeat(1_000_000) + ",1,k0\n",
                        "a,b,kind\n" + "1,".repeat(500_000) + "k0\n",
                        "a,b,kind\n" + "\n".repeat(100_000))
                .map(each ->
                        Damage.of(each.substring(0, Math.min(each.length(), 40)).replace('\n', '|'), each))
                .toList();
        CommandOn command = copy -> trainOnFile(copy, "table.csv", "table.csv", whole().tableDefinition);
        return Stream.concat(
                tests(all(Damage.replaced(whole), texts), alone, "table.csv", Refusal::refused, command),
                tests(
                        all(Damage.truncated(whole, 20), Damage.flipped(whole, 0, whole.length, 40)),
                        alone,
                        "table.csv",
                        Refusal::refusedOrTaken,
                        command));
    }

    @TestFactory
    Stream<DynamicTest> texts() throws IOException {
        byte[] whole = whole().text.getBytes(StandardCharsets.UTF_8);
        Path alone = Files.createDirectories(folder.resolve("texts"));
        List<Damaged> texts = List.of(
                Damage.of("one letter", "a"),
                Damage.of("one letter, often", "a".repeat(10_000)),
                Damage.of("blanks", " \n".repeat(1000)));
        CommandOn command = copy -> trainOnFile(copy, "text.txt", "text.txt", whole().textDefinition);
        return Stream.concat(
                tests(
                        all(List.of(
                                Damage.of("nothing", new byte[0]),
                                Damage.of("invalid UTF-8", new byte[] {'a', (byte) 0xc3, 0x28}),
                                Damage.of("UTF-16", whole().text.getBytes(StandardCharsets.UTF_16)))),
                        alone,
                        "text.txt",
                        Refusal::refused,
                        command),
                tests(
                        all(
                                Damage.replaced(whole),
                                texts,
                                Damage.truncated(whole, 10),
                                Damage.flipped(whole, 0, whole.length, 20)),
                        alone,
                        "text.txt",
                        Refusal::refusedOrTaken,
                        command));
    }
}
