package org.costscape.cost;

/**
 * How streams of text are cut into chunks that are worked on at the same time; never by the number of threads.
 *
 * @param streams number of streams
 * @param width streams of a chunk; the last one may have fewer
 */
record StreamChunks(int streams, int width) {
    /** The most streams of a chunk when a whole text goes forward: enough columns for fast products, few enough for the cache. */
    private static final int EVALUATION_WIDTH = 64;

    /** The most logits of a chunk. */
    private static final int MOST_LOGITS = 1 << 22;

    /** Streams of a chunk of a training step: half of a usual minibatch, so that two cores share it. */
    private static final int TRAINING_WIDTH = 16;

    /** For a whole text: about eight chunks, where there are not enough streams for more. */
    static StreamChunks ofText(int streams, int steps, int vocabulary) {
        int memory = (int) Math.max(1, MOST_LOGITS / ((long) steps * vocabulary));
        int shared = Math.max(8, (streams + 7) / 8);
        return new StreamChunks(streams, Math.min(streams, Math.min(shared, Math.min(EVALUATION_WIDTH, memory))));
    }

    /** For one step of training: two chunks or more, each of which has a gradient of its own. */
    static StreamChunks ofMinibatch(int streams) {
        int chunks = Math.max(2, (streams + TRAINING_WIDTH - 1) / TRAINING_WIDTH);
        return new StreamChunks(streams, (streams + chunks - 1) / chunks);
    }

    int count() {
        return (streams + width - 1) / width;
    }

    /** The first stream of a chunk. */
    int first(int chunk) {
        return chunk * width;
    }

    /** Number of streams of a chunk. */
    int size(int chunk) {
        return Math.min(width, streams - chunk * width);
    }
}
