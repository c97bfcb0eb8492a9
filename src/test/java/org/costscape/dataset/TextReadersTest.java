package org.costscape.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class TextReadersTest {
    private static final Path NOVEL = Path.of("datasets", "text", "moby_dick.txt.gz");

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path treebank(String training, String valid) throws IOException {
        file("ptb.train.txt", training);
        return file("ptb.valid.txt", valid).resolveSibling("");
    }

    private static void assertRefused(Executable read, String... parts) {
        String message =
                String.valueOf(assertThrows(BadInputException.class, read).getMessage());
        assertEquals(1, message.lines().count(), message);
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void theMostFrequentCharactersComeFirstAndTheFirstSeenOfEquallyFrequentOnes() throws IOException {
        TextSplit split = CharacterText.read(file("a.txt", "BbaAbc dcaé"), 4);
        Vocabulary vocabulary = split.training().vocabulary();
        assertEquals(
                List.of("b", "a", "c", CharacterText.OTHER),
                List.of(vocabulary.symbol(0), vocabulary.symbol(1), vocabulary.symbol(2), vocabulary.symbol(3)));
        assertEquals("bbaabc<other><other>c", split.training().symbols(0, 9, ""));
        assertEquals("a<other>", split.heldOut().symbols(0, 2, ""));
        assertEquals("a", split.training().name());
    }

    @Test
    void theNovelHasFiftyCharacters() {
        TextSplit split = CharacterText.read(NOVEL, 50);
        assertEquals(
                "moby_dick: 1,072,141 training and 119,127 held-out tokens, vocabulary of 50", split.description());
        assertEquals("chapter 1. loomings.", split.training().symbols(0, 20, ""));
        assertEquals(" ", split.training().vocabulary().symbol(0));
        assertNotEquals(split.training().sha256(), split.heldOut().sha256());
    }

    @Test
    void theNovelReadsAsSentencesOfWords() {
        Text training = WordText.read(NOVEL, 5000).training();
        assertEquals(
                "chapter N <eos> <unk> <eos> call me ishmael <eos> some years ago never mind how long",
                training.symbols(0, 16, " "));
    }

    @Test
    void proseIsBroughtIntoTheFormOfTheTreebank() {
        String prose = """
                "Don't, Mr. Starbuck!" cried he--the whale's 1,000 well-worn
                teeth cost $3.50 in 1851. 'Tis the 2nd

                Whither?""";
        assertEquals(
                List.of(
                        List.of("do", "n't", "mr.", "starbuck"),
                        List.of("cried", "he", "the", "whale", "'s", "N", "well-worn", "teeth", "cost", "N", "in", "N"),
                        List.of("tis", "the", "N"),
                        List.of("whither")),
                Sentences.of(prose));
    }

    @Test
    void rareWordsAndWordsOfTheHeldOutTextAloneAreUnknown() throws IOException {
        TextSplit split = WordText.read(file("a.txt", "A b. A b. A c. A b. B a. A b. A b. A b. A b. A z."), 4);
        assertEquals("a b <eos> a b <eos> a <unk> <eos>", split.training().symbols(0, 9, " "));
        assertEquals("a <unk> <eos>", split.heldOut().symbols(0, 3, " "));
    }

    @Test
    void aTreebankHasItsWholeVocabularyAndEndsOfSentences() throws IOException {
        TextSplit split = TreebankFolder.read(treebank(" the <unk> sat \n the cat \n", " the dog sat \n"));
        assertEquals("the <unk> sat <eos> the cat <eos>", split.training().symbols(0, 7, " "));
        assertEquals("the <unk> sat <eos>", split.heldOut().symbols(0, 4, " "));
        assertEquals(5, split.training().vocabulary().size());
    }

    @Test
    void aGzippedTextIsTheTextItself() throws IOException {
        Path zipped = folder.resolve("b.txt.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write("abcabc".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                CharacterText.read(file("b.txt", "abcabc"), 3).training().sha256(),
                CharacterText.read(zipped, 3).training().sha256());
    }

    @Test
    void badFilesAreRefusedInOneLine() throws IOException {
        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0x41});
        Path torn = folder.resolve("torn.gz");
        Files.write(torn, new byte[] {0x1f, (byte) 0x8b, 8, 0});
        Path empty = file("empty.txt", " \n");
        Path zeros = file("zeros", "a\0b");
        Path one = file("one.txt", "a");
        assertRefused(() -> CharacterText.read(folder.resolve("none.txt"), 5), "none.txt", "no such file");
        assertRefused(() -> CharacterText.read(folder, 5), "it is a folder");
        assertRefused(() -> CharacterText.read(binary, 5), "binary", "not text in UTF-8");
        assertRefused(() -> CharacterText.read(torn, 5), "torn.gz", "too early");
        assertRefused(() -> CharacterText.read(zeros, 5), "zero bytes");
        assertRefused(() -> CharacterText.read(empty, 5), "empty.txt", "expected text", "empty file");
        assertRefused(() -> CharacterText.read(one, 2), "at least 2 characters");
        assertRefused(() -> WordText.read(one, 2), "at least 2 sentences");
    }

    @Test
    void aVocabularyLargerThanTheTextIsRefused() throws IOException {
        Path text = file("a.txt", "abc abc.\n\nabc.");
        assertRefused(() -> CharacterText.read(text, 50), "a.txt", "2 … 7", "6 different characters", "found 50");
        assertRefused(() -> CharacterText.read(text, 1), "found 1");
        assertRefused(() -> WordText.read(text, 10_000), "2 different words", "found 10000");
    }

    @Test
    void aTreebankThatDoesNotFitIsRefused() throws IOException {
        Path strange = treebank("the cat \n", "the dog \n");
        assertRefused(() -> TreebankFolder.read(strange), "ptb.valid.txt", "word 2", "no <unk>", "found \"dog\"");
        Files.delete(folder.resolve("ptb.valid.txt"));
        assertRefused(() -> TreebankFolder.read(folder), "expected a file ptb.valid.txt", "found none");
    }
}
