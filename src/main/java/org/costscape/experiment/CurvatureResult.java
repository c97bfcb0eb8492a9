package org.costscape.experiment;

import java.util.Optional;
import org.costscape.curvature.SpectralDensity;
import org.costscape.curvature.Spectrum;
import org.costscape.curvature.Trace;
import org.costscape.training.RunFolder;

/**
 * The curvature of the training cost at a snapshot, with all that is needed to compute it again.
 *
 * @param run the run
 * @param definition what the run was trained on
 * @param request what was asked for
 * @param point the snapshot
 * @param data which examples the cost is a mean over, for captions
 * @param parameters n
 * @param cost J
 * @param gradientNorm ‖∂J/∂θ‖
 * @param learningRate η in force
 * @param spectrum the eigenvalues at both ends
 * @param trace the trace of the Hessian
 * @param sharpness J(θ+ρg/‖g‖) − J(θ)
 * @param density the spectral density, where it was asked for
 */
public record CurvatureResult(
        RunFolder run,
        RunDefinition definition,
        CurvatureRequest request,
        LineResult.End point,
        String data,
        int parameters,
        double cost,
        double gradientNorm,
        double learningRate,
        Spectrum spectrum,
        Trace trace,
        double sharpness,
        Optional<SpectralDensity> density) {}
