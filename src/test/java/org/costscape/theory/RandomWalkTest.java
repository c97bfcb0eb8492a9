package org.costscape.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.costscape.landscape.TrajectoryPoint;
import org.junit.jupiter.api.Test;

class RandomWalkTest {
    @Test
    void theLimitIsASemicircleOfRadiusOneHalfAndThenAParabolaOnItsSide() {
        for (int i = 0; i <= 20; i++) {
            TrajectoryPoint p = RandomWalk.limit(i / 20.0);
            assertEquals(0.25, Math.pow(p.alpha() - 0.5, 2) + p.beta() * p.beta(), 1e-15);
        }
        assertEquals(new TrajectoryPoint(1, 2), RandomWalk.limit(5));
    }

    @Test
    void aWalkStepByStepInTenThousandDimensionsIsCloseToItsLimit() {
        int solution = 900;
        double[] times = IntStream.rangeClosed(0, 1200).asDoubleStream().toArray();
        List<TrajectoryPoint> walk = new RandomWalk(10_000, 0).simulate(times, solution);
        for (int t = 0; t < times.length; t++) {
            TrajectoryPoint limit = RandomWalk.limit(times[t] / solution);
            assertEquals(limit.alpha(), walk.get(t).alpha(), 0.02, "α at " + t);
            assertEquals(limit.beta(), walk.get(t).beta(), 0.02, "β at " + t);
        }
        assertEquals(new TrajectoryPoint(0, 0), walk.get(0));
        assertEquals(1, walk.get(solution).alpha(), 1e-13);
        assertEquals(0, walk.get(solution).beta(), 1e-13);
    }

    @Test
    void aWalkThatIsLookedAtNowAndThenIsCloseToItsLimitToo() {
        double[] times = {0, 1, 10, 100, 450, 700, 900};
        List<TrajectoryPoint> walk = new RandomWalk(10_000, 0).simulate(times, 6);
        for (int i = 0; i < times.length; i++) {
            TrajectoryPoint limit = RandomWalk.limit(times[i] / 900);
            assertEquals(limit.alpha(), walk.get(i).alpha(), 0.02);
            assertEquals(limit.beta(), walk.get(i).beta(), 0.02);
        }
    }

    @Test
    void aFewDimensionsAreFarFromItAndTheSeedDecides() {
        double[] times = IntStream.rangeClosed(0, 50).asDoubleStream().toArray();
        List<TrajectoryPoint> walk = new RandomWalk(2, 1).simulate(times, 50);
        assertTrue(IntStream.range(0, 50)
                .anyMatch(t ->
                        Math.abs(walk.get(t).beta() - RandomWalk.limit(t / 50.0).beta()) > 0.1));
        assertEquals(walk, new RandomWalk(2, 1).simulate(times, 50));
        assertNotEquals(walk, new RandomWalk(2, 2).simulate(times, 50));
    }
}
