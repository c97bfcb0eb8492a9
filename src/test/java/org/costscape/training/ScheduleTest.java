package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void theConstantScheduleIsAlwaysOne() {
        assertEquals(1, new Schedule.Constant().factor(1_000_000, 99));
    }

    @Test
    void theExponentialScheduleDividesAtEachStep() {
        Schedule schedule = new Schedule.Exponential(1.000004);
        assertEquals(1, schedule.factor(0, 0));
        assertEquals(Math.exp(-125_000 * Math.log(1.000004)), schedule.factor(125_000, 250), 1e-12);
    }

    @Test
    void theLinearScheduleEndsAtItsEndAndStaysThere() {
        Schedule schedule = new Schedule.Linear(0.2, 100);
        assertEquals(1, schedule.factor(0, 0));
        assertEquals(0.6, schedule.factor(50, 0), 1e-15);
        assertEquals(0.2, schedule.factor(100, 1), 1e-15);
        assertEquals(0.2, schedule.factor(5000, 50), 1e-15);
    }

    @Test
    void theSteppedScheduleFallsAtEachMultiple() {
        Schedule schedule = new Schedule.Steps(100, 0.5);
        assertEquals(1, schedule.factor(99, 0));
        assertEquals(0.5, schedule.factor(100, 0));
        assertEquals(0.125, schedule.factor(399, 0));
    }

    @Test
    void zarembasRateIsHalvedInEachEpochAfterTheFourth() {
        Schedule schedule = new Schedule.Epochs(4, 0.5);
        assertEquals(1, schedule.factor(0, 3), "the fourth epoch");
        assertEquals(0.5, schedule.factor(0, 4));
        assertEquals(Math.pow(0.5, 9), schedule.factor(0, 12), "the thirteenth epoch");
    }
}
