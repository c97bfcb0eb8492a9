package org.costscape.app.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.costscape.cost.Evaluation;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.costscape.landscape.LinePoint;
import org.costscape.landscape.LineProfile;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private final Experiment digits = new Library(new Home(Path.of(""))).experiment("digits");

    @Test
    void pathsAreReadBesideEachOtherOnceTheSamePointsOfAllAreKnown() {
        Map<String, LineProfile> paths = new LinkedHashMap<>();
        paths.put("straight", path(0, 0.5, 1));
        paths.put("matched", path(0, 0.5));
        assertEquals(List.of(), Reading.of(paths, digits));
        paths.put("matched", path(0, 0.25, 0.5));
        assertEquals(List.of(), Reading.of(paths, digits));

        paths.put("matched", path(0, 0.5, 1));

        assertEquals(
                List.of(
                        "α 0.000    straight 0    matched 0 nats",
                        "α 0.500    straight 5.00    matched 5.00 nats",
                        "α 1.000    straight 10.0    matched 10.0 nats"),
                Reading.of(paths, digits).stream().map(Reading::text).toList());
    }

    /** The cost is ten times α. */
    private static LineProfile path(double... alphas) {
        return new LineProfile(Arrays.stream(alphas)
                .mapToObj(alpha -> new LinePoint(alpha, new Evaluation(10 * alpha, 0), Optional.empty()))
                .toList());
    }
}
