package org.costscape.experiment;

import org.costscape.cost.BatchStatistics;
import org.costscape.landscape.AlphaGrid;
import org.costscape.network.RunningStatistics;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;

/** The statistics that batch normalizations take along a line: what {@link StatisticsChoice.Mode} says, at work. */
sealed interface LineStatistics extends AutoCloseable {
    /** The statistics at α; they hold until the next call. */
    BatchStatistics at(double alpha);

    /** Number of the points of a grid where a variance is below zero, and so counts as zero. */
    int clamped(AlphaGrid grid, RunningStatistics layout);

    @Override
    void close();

    /**
     * The same rule or the same numbers at every point: recomputed, frozen, or of each batch.
     *
     * @param statistics numbers in it are closed with this
     */
    record Everywhere(BatchStatistics statistics) implements LineStatistics {
        @Override
        public BatchStatistics at(double alpha) {
            return statistics;
        }

        @Override
        public int clamped(AlphaGrid grid, RunningStatistics layout) {
            return 0;
        }

        @Override
        public void close() {
            ParameterVector given = statistics.given();
            if (given != null) {
                given.close();
            }
        }
    }

    /**
     * Running statistics, (1−α) times those of the start and α times those of the end.
     *
     * @param ends closed with this
     * @param here those of the point at hand; closed with this
     */
    record Interpolated(Line ends, ParameterVector here) implements LineStatistics {
        static Interpolated of(ParameterVector start, ParameterVector end) {
            return new Interpolated(new Line(start, end), start.copy());
        }

        @Override
        public BatchStatistics at(double alpha) {
            ends.at(alpha, here);
            return new BatchStatistics.Fixed(here);
        }

        @Override
        public int clamped(AlphaGrid grid, RunningStatistics layout) {
            int count = 0;
            for (double alpha : grid.alphas()) {
                ends.at(alpha, here);
                count += layout.hasVarianceBelowZero(here) ? 1 : 0;
            }
            return count;
        }

        @Override
        public void close() {
            ends.start().close();
            ends.end().close();
            here.close();
        }
    }
}
