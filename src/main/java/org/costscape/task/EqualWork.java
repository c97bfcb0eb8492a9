package org.costscape.task;

/**
 * The progress of one of several works of the same kind, one after the other, in percent of all. The first one says what they
 * take, for all of them.
 *
 * @param all is told of all works
 * @param before number of works that are done
 * @param works number of all works
 */
public record EqualWork(Progress all, int before, int works) implements Progress {
    @Override
    public void report(long done, long total) {
        new PartOfProgress(all, before, works).report(done, total);
    }

    @Override
    public void expect(Demand demand) {
        if (before == 0) {
            all.expect(new Demand(works + " times " + demand.text(), works * demand.seconds(), demand.share()));
        }
    }

    @Override
    public boolean cancelled() {
        return all.cancelled();
    }

    @Override
    public void check() {
        all.check();
    }
}
