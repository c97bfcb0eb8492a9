package org.costscape.dataset;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Independent sequences of a text as the tree of their beginnings: what a recurrent network makes of a sequence from a state of
 * zero depends on the tokens so far alone, so that equal beginnings need to be gone through once.
 *
 * <p>A node is a beginning; those of step t are all beginnings of t + 1 tokens. Nodes are numbered from step to step, and within
 * a step in the order of the sequences, which are sorted.
 */
public final class PrefixTree {
    private final int[] first; // number of the first node of each step, and of all nodes behind the last
    private final int[][] tokens; // [step][node]
    private final int[] parents;
    private final int[] predicting;
    private final int[] targets;

    private PrefixTree(int[] first, int[][] tokens, int[] parents, int[] predicting, int[] targets) {
        this.first = first;
        this.tokens = tokens;
        this.parents = parents;
        this.predicting = predicting;
        this.targets = targets;
    }

    /**
     * The trees of sequences that are cut into chunks, sorted before, so that equal beginnings come into one chunk.
     *
     * @param text of one window
     * @param width sequences of a chunk; the last one may have fewer
     */
    public static PrefixTree[] chunks(TextStreams text, int width) {
        int[][] sequences = new int[text.streams()][];
        for (int s = 0; s < sequences.length; s++) {
            sequences[s] = text.tokens(s);
        }
        Arrays.sort(sequences, Arrays::compare);
        return IntStream.range(0, (sequences.length + width - 1) / width)
                .mapToObj(chunk ->
                        Arrays.copyOfRange(sequences, chunk * width, Math.min(sequences.length, (chunk + 1) * width)))
                .map(PrefixTree::of)
                .toArray(PrefixTree[]::new);
    }

    /** @param sequences tokens and the target of the last one; sorted */
    private static PrefixTree of(int[][] sequences) {
        int steps = sequences[0].length - 1;
        int pairs = steps * sequences.length;
        int[] first = new int[steps + 1];
        int[][] tokens = new int[steps][];
        int[] ofStep = new int[sequences.length];
        int[] parents = new int[pairs];
        int[] predicting = new int[pairs];
        int[] targets = new int[pairs];
        int nodes = 0;
        for (int t = 0; t < steps; t++) {
            first[t] = nodes;
            for (int s = 0; s < sequences.length; s++) {
                int[] sequence = sequences[s];
                if (s == 0 || Arrays.mismatch(sequence, 0, t + 1, sequences[s - 1], 0, t + 1) >= 0) {
                    ofStep[nodes - first[t]] = sequence[t];
                    parents[nodes] = t == 0 ? 0 : predicting[(t - 1) * sequences.length + s] - first[t - 1];
                    nodes++;
                }
                predicting[t * sequences.length + s] = nodes - 1;
                targets[t * sequences.length + s] = sequence[t + 1];
            }
            tokens[t] = Arrays.copyOf(ofStep, nodes - first[t]);
        }
        first[steps] = nodes;
        return new PrefixTree(first, tokens, Arrays.copyOf(parents, nodes), predicting, targets);
    }

    public int steps() {
        return tokens.length;
    }

    /** Number of all nodes. */
    public int nodes() {
        return first[steps()];
    }

    /** Number of the first node of a step. */
    public int first(int step) {
        return first[step];
    }

    /** Number of nodes of a step. */
    public int nodes(int step) {
        return first[step + 1] - first[step];
    }

    /** Whether a step has more nodes than the one before; otherwise each continues the one at its place. */
    public boolean branches(int step) {
        return nodes(step) > nodes(step - 1);
    }

    /** The place, among the nodes of the step before, of the beginning that node {@code node} of a step continues. */
    public int parent(int step, int node) {
        return parents[first[step] + node];
    }

    /** The last token of each node of a step. */
    public int[] tokens(int step) {
        return tokens[step];
    }

    /** For each token of the sequences but their first ones: the node that it follows; ascending. */
    public int[] predicting() {
        return predicting;
    }

    /** The tokens that are to be predicted, as {@link #predicting}. */
    public int[] targets() {
        return targets;
    }
}
