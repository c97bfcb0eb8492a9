package org.costscape.landscape;

import java.util.List;

/** Where a sweep keeps what it has computed, in named parts, so that another one need not compute it again. */
public interface SweepMemory {
    /** Keeps nothing. */
    SweepMemory NONE = new SweepMemory() {
        @Override
        public List<PlaneCell> cells(String part) {
            return List.of();
        }

        @Override
        public void append(String part, List<PlaneCell> cells) {}
    };

    /** What was kept of a part before this sweep began. */
    List<PlaneCell> cells(String part);

    /** Keeps more points of a part. */
    void append(String part, List<PlaneCell> cells);
}
