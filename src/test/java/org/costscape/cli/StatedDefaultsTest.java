package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.PlaneRequest;
import org.costscape.experiment.StepRequest;
import org.costscape.experiment.SurfaceRequest;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.PlaneGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Where the description of an option names its default in its own words, it is the default of the request. */
class StatedDefaultsTest {
    private static final DecimalFormat NUMBER =
            new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));

    @ParameterizedTest
    @MethodSource("defaults")
    void whatIsStatedHolds(String figure, String option, String expected) {
        CommandLine command = Objects.requireNonNull(
                new CommandLine(new DrawCommand()).getSubcommands().get(figure));
        String description =
                String.join(" ", command.getCommandSpec().findOption(option).description());
        assertTrue(description.contains(expected + " by default"), description);
    }

    static Stream<Arguments> defaults() {
        AlphaGrid line = LineRequest.DEFAULT.grid();
        PlaneGrid plane = PlaneRequest.DEFAULT.grid();
        StepRequest step = StepRequest.DEFAULT;
        return Stream.of(
                Arguments.of("line", "--range", range(line.from(), line.to())),
                Arguments.of("line", "--grid", "" + line.points()),
                Arguments.of(
                        "surface", "--grid", SurfaceRequest.DEFAULT.columns() + "x" + SurfaceRequest.DEFAULT.rows()),
                Arguments.of(
                        "plane", "--range", range(plane.a().from(), plane.a().to())),
                Arguments.of(
                        "plane", "--range", range(plane.b().from(), plane.b().to())),
                Arguments.of(
                        "plane", "--grid", plane.a().points() + "x" + plane.b().points()),
                Arguments.of("plane", "--x", PlaneRequest.DEFAULT.x().text().replace(":filter", "")),
                Arguments.of("plane", "--y", PlaneRequest.DEFAULT.y().text().replace(":filter", "")),
                Arguments.of("step", "--range", range(step.a().from(), step.a().to())),
                Arguments.of(
                        "step",
                        "--across",
                        range(step.across().from(), step.across().to())),
                Arguments.of(
                        "step", "--grid", step.a().points() + "x" + step.b().points()),
                Arguments.of(
                        "step",
                        "--units",
                        step.units().get(0) + "," + step.units().get(1)));
    }

    private static String range(double from, double to) {
        return NUMBER.format(from) + ":" + NUMBER.format(to);
    }
}
