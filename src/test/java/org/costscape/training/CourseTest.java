package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final int STEPS = 12;

    private static Course course(Schedule schedule, int steps) {
        TrainingDefinition training =
                new TrainingDefinition(new SgdDefinition(0.1, 0.5), schedule, List.of(), 10, steps, 1, 1);
        return new Course(new TrainingSettings(training, List.of()), batch -> 4);
    }

    @Test
    void theLearningRateAtTheEndIsTheOneThatALongerRunGoesOnWith() {
        for (Schedule schedule : List.of(
                new Schedule.Steps(3, 0.5),
                new Schedule.Exponential(1.1),
                new Schedule.Epochs(1, 0.7),
                new Schedule.Linear(0.2, STEPS))) {
            Course course = course(schedule, STEPS);
            Course longer = course(schedule, STEPS + 5);
            for (int step = 0; step <= STEPS; step++) {
                assertEquals(longer.learningRate(step), course.learningRate(step), schedule + " " + step);
                assertEquals(longer.stableCurvature(step), course.stableCurvature(step), schedule + " " + step);
            }
        }
        assertEquals(
                0.1 * Math.pow(0.5, 4),
                course(new Schedule.Steps(3, 0.5), STEPS).learningRate(STEPS));
    }

    @Test
    void behindAScheduleThatEndsAt0ItIsThatOfTheLastStep() {
        Course course = course(new Schedule.Linear(0, STEPS), STEPS);

        assertEquals(course.learningRate(STEPS - 1), course.learningRate(STEPS));
        assertEquals(0.1 / STEPS, course.learningRate(STEPS), 1e-15);
    }
}
