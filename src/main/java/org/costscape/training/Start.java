package org.costscape.training;

/** Where θ₀ comes from: drawn, or grown from the θ of another run. */
public sealed interface Start permits Initialization, Net2Net {}
