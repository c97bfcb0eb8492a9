package org.costscape.task;

/**
 * The progress of one of several parts of a work, in percent of the whole, as if the parts were equally long. What a part takes is
 * not said: the whole says it.
 *
 * @param whole is told of all parts
 * @param before number of parts that are done
 * @param parts number of all parts
 */
public record PartOfProgress(Progress whole, int before, int parts) implements Progress {
    @Override
    public void report(long done, long total) {
        whole.report(100 * (before * total + done) / (parts * total), 100);
    }

    @Override
    public boolean cancelled() {
        return whole.cancelled();
    }

    @Override
    public void check() {
        whole.check();
    }
}
