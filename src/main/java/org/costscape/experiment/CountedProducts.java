package org.costscape.experiment;

import org.costscape.curvature.SymmetricOperator;
import org.costscape.task.Progress;

/** An operator that tells of each product that is done. */
final class CountedProducts implements SymmetricOperator {
    private final SymmetricOperator operator;
    private final Progress progress;
    private final long total;
    private long done;

    /** @param total the most products that there will be */
    CountedProducts(SymmetricOperator operator, Progress progress, long total) {
        this.operator = operator;
        this.progress = progress;
        this.total = total;
    }

    @Override
    public int size() {
        return operator.size();
    }

    @Override
    public double[] times(double[] v) {
        double[] product = operator.times(v);
        done++;
        progress.report(done, total);
        return product;
    }
}
