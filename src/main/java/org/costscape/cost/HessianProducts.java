package org.costscape.cost;

import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;

/** Exact products of the Hessian H = ∂²J/∂θ² (n, n) of a cost with vectors, in double. */
public interface HessianProducts extends AutoCloseable {
    /**
     * H v at θ; of a J with kinks the second derivatives between them.
     *
     * @param product overwritten by H v
     * @param progress asked again and again, on any thread; nothing is reported to it
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    void times(ParameterVector theta, ParameterVector v, ParameterVector product, Progress progress);

    /** Frees the working memory. */
    @Override
    void close();
}
