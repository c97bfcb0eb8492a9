package org.costscape.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefixTreeTest {
    /** Five sequences of two tokens, each with the target of its last: sorted 010, 021, 101, 101, 121. */
    private static final TextStreams TEXT = TextStreams.sequences(Texts.of(3, 0, 1, 0, 2, 1, 0, 1, 0, 1, 2, 1), 2);

    @Test
    void equalBeginningsAreOneNode() {
        PrefixTree tree = PrefixTree.chunks(TEXT, 5)[0];
        assertEquals(2, tree.steps());
        assertArrayEquals(new int[] {0, 1}, tree.tokens(0));
        assertArrayEquals(new int[] {1, 2, 0, 2}, tree.tokens(1)); // 01, 02, 10, 12
        assertArrayEquals(new int[] {0, 0, 1, 1}, parents(tree, 1));
        assertEquals(6, tree.nodes());
        assertEquals(2, tree.first(1));
        assertTrue(tree.branches(1));
    }

    @Test
    void aStepWithoutNewBeginningsDoesNotBranch() {
        PrefixTree tree = PrefixTree.chunks(TextStreams.sequences(Texts.of(4, 0, 1, 2, 3, 1, 2, 0), 3), 2)[0];
        assertArrayEquals(
                new int[] {2, 2, 2}, IntStream.range(0, 3).map(tree::nodes).toArray());
        assertFalse(tree.branches(1));
        assertFalse(tree.branches(2));
    }

    /** Whatever the chunks, each sequence is found again from its nodes and targets. */
    @Test
    void everyTokenIsPredictedFromTheTokensBeforeIt() {
        TextStreams text = TextStreams.sequences(Texts.random(601, 3, 5), 4);
        List<String> expected = new ArrayList<>();
        for (int s = 0; s < text.streams(); s++) {
            int[] tokens = text.tokens(s);
            for (int t = 0; t < 4; t++) {
                expected.add(Arrays.toString(Arrays.copyOf(tokens, t + 2)));
            }
        }
        for (int width : new int[] {1, 7, 150}) {
            List<String> found = new ArrayList<>();
            for (PrefixTree tree : PrefixTree.chunks(text, width)) {
                int[] predicting = tree.predicting();
                for (int i = 0; i < predicting.length; i++) {
                    found.add(Arrays.toString(append(beginning(tree, predicting[i]), tree.targets()[i])));
                }
            }
            assertEquals(
                    expected.stream().sorted().toList(), found.stream().sorted().toList());
        }
    }

    private static int[] parents(PrefixTree tree, int step) {
        return IntStream.range(0, tree.nodes(step))
                .map(node -> tree.parent(step, node))
                .toArray();
    }

    private static int[] beginning(PrefixTree tree, int number) {
        int step = tree.steps() - 1;
        while (tree.first(step) > number) {
            step--;
        }
        int[] tokens = new int[step + 1];
        int node = number - tree.first(step);
        for (int t = step; t >= 0; t--) {
            tokens[t] = tree.tokens(t)[node];
            node = t == 0 ? 0 : tree.parent(t, node);
        }
        return tokens;
    }

    private static int[] append(int[] tokens, int last) {
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = last;
        return longer;
    }
}
