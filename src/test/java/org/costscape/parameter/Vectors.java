package org.costscape.parameter;

import org.costscape.array.Precision;

/** Vectors of one block, for tests of what works on vectors whatever their layout. */
final class Vectors {
    private Vectors() {}

    static ParameterLayout layout(int size) {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        builder.add("theta", size);
        return builder.build();
    }

    static ParameterVector of(Precision precision, double... values) {
        return ParameterVector.of(layout(values.length), precision, values);
    }

    /** first, first + step, first + 2 step … */
    static ParameterVector rising(Precision precision, int size, double first, double step) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = first + i * step;
        }
        return of(precision, values);
    }
}
