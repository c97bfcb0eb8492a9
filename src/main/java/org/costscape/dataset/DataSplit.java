package org.costscape.dataset;

/** What is trained on, and what is held out: examples, text, or nothing. */
public sealed interface DataSplit extends AutoCloseable permits Split, TextSplit, NoData {
    /** Both parts in words. */
    String description();

    /** Hash of the training part, in hexadecimal. */
    String trainingSha256();

    /** Hash of the held-out part, in hexadecimal. */
    String heldOutSha256();

    /** What both parts take in memory. */
    long bytes();

    @Override
    void close();
}
