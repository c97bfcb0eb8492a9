package org.costscape.cost;

import org.costscape.parameter.ParameterVector;

/** A cost function whose Hessian is known exactly: analytic functions of few parameters. */
public interface TwiceDifferentiable extends CostFunction {
    /** ∂²J/∂θ² (n, n), symmetric bit for bit. */
    double[][] hessian(ParameterVector theta);
}
