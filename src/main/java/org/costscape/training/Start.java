package org.costscape.training;

/** Where θ₀ comes from: drawn, grown from the θ of another run, or handed over. */
public sealed interface Start permits Initialization, Net2Net, Branch {}
