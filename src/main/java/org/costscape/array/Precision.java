package org.costscape.array;

import org.nd4j.linalg.api.buffer.DataType;

/** The type of the numbers in parameters, activations and gradients. Costs are always accumulated in double. */
public enum Precision {
    FLOAT(DataType.FLOAT, Float.BYTES),
    DOUBLE(DataType.DOUBLE, Double.BYTES);

    private final DataType type;
    private final int bytes;

    Precision(DataType type, int bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /** ND4J's name for it. */
    public DataType type() {
        return type;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }
}
