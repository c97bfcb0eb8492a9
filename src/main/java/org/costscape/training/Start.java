package org.costscape.training;

/** Where θ₀ comes from: drawn, grown from the θ of another run, handed over, or all of a run read from files. */
public sealed interface Start permits Initialization, Net2Net, Branch, Imported {}
