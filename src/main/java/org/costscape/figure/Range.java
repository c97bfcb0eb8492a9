package org.costscape.figure;

/** A finite interval of an axis, lower &lt; upper. */
public record Range(double lower, double upper) {
    public Range {
        if (!(lower < upper) || !Double.isFinite(upper - lower)) {
            throw new IllegalArgumentException(
                    "range: expected finite ends with lower < upper, found [" + lower + ", " + upper + "]");
        }
    }

    public double length() {
        return upper - lower;
    }

    public boolean contains(double value) {
        return value >= lower && value <= upper;
    }

    /** This range, longer by {@code share} of its length at each end. */
    Range padded(double share) {
        return new Range(lower - share * length(), upper + share * length());
    }
}
