package org.costscape.curvature;

import java.util.List;

/**
 * The eigenvalues at both ends of a spectrum.
 *
 * @param largest from the largest down, as many as were asked for
 * @param smallest from the smallest (the most negative) up, likewise; where n is small, some are among the largest too
 * @param steps number of Lanczos steps that it took
 * @param converged whether all residuals were as small as asked for before the steps were used up
 */
public record Spectrum(List<Eigenpair> largest, List<Eigenpair> smallest, int steps, boolean converged) {
    public Spectrum {
        largest = List.copyOf(largest);
        smallest = List.copyOf(smallest);
    }

    /** λ_max with its vector, where it was asked for. */
    public Eigenpair top() {
        return largest.get(0);
    }
}
