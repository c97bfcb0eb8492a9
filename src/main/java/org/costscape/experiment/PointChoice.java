package org.costscape.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.costscape.file.BadInputException;
import org.costscape.landscape.Normalization;
import org.costscape.landscape.PlaneGrid;

/** Which point of parameter space: a snapshot of one of the runs at hand, zero, noise, or a point of a plane. */
public sealed interface PointChoice
        permits PointChoice.OfRun, PointChoice.Zero, PointChoice.Noise, PointChoice.OfPlane {
    /** θ of the lowest held-out cost of the first run. */
    PointChoice BEST = new OfRun(1, SnapshotChoice.BEST);

    /** As {@link #parse} reads it, and as it stands in JSON. */
    @JsonValue
    String text();

    /** In words, for captions. */
    String title();

    /**
     * Reads {@code SNAPSHOT} of the first run or {@code N/SNAPSHOT} of the N-th, {@code zero}, {@code noise:SEED}, or {@code
     * plane(POINT;X;Y;A;B)}, with {@code orthonormal} in place of {@code plane} where the directions are made so.
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PointChoice parse(String text) {
        Matcher noise = Noise.TYPED.matcher(text);
        if (noise.matches()) {
            return new Noise(Long.parseLong(noise.group(1)));
        }
        Matcher ofRun = OfRun.TYPED.matcher(text);
        if (ofRun.matches()) {
            return new OfRun(
                    ofRun.group(1) == null ? 1 : Integer.parseInt(ofRun.group(1)), new SnapshotChoice(ofRun.group(2)));
        }
        if (text.equals("zero")) {
            return new Zero();
        }
        Matcher ofPlane = OfPlane.TYPED.matcher(text);
        if (ofPlane.matches()) {
            return OfPlane.of(ofPlane);
        }
        throw new BadInputException(
                "point: expected first, best, last or the number of a step, with N/ before it for the"
                        + " N-th run, or zero, or noise:SEED, or plane(POINT;X;Y;A;B), found \"" + text + "\"");
    }

    /**
     * A snapshot.
     *
     * @param run which of the runs, counted from 1
     * @param snapshot which of its snapshots
     */
    record OfRun(int run, SnapshotChoice snapshot) implements PointChoice {
        private static final Pattern TYPED = Pattern.compile("(?:([1-9]\\d{0,3})/)?(first|best|last|\\d{1,9})");

        @Override
        public String text() {
            return (run == 1 ? "" : run + "/") + snapshot.text();
        }

        @Override
        public String title() {
            return (text().matches("\\d+") ? "step " : "") + text();
        }
    }

    /** θ = 0. */
    record Zero() implements PointChoice {
        @Override
        public String text() {
            return "zero";
        }

        @Override
        public String title() {
            return text();
        }
    }

    /**
     * Every parameter drawn from N(0, 1).
     *
     * @param seed any number
     */
    record Noise(long seed) implements PointChoice {
        private static final Pattern TYPED = Pattern.compile("noise:(-?\\d{1,18})");

        @Override
        public String text() {
            return "noise:" + seed;
        }

        @Override
        public String title() {
            return text();
        }
    }

    /**
     * The point θ₀ + a d₁ + b d₂ of a plane.
     *
     * @param origin θ₀
     * @param x how d₁ is found
     * @param y how d₂ is found
     * @param orthonormal whether both are made orthonormal
     */
    record OfPlane(PointChoice origin, DirectionRule x, DirectionRule y, boolean orthonormal, double a, double b)
            implements PointChoice {
        /** The last four are without semicolons, so that what is before them may have some: a point of a plane again. */
        private static final Pattern TYPED =
                Pattern.compile("(plane|orthonormal)\\((.+);([^;]+);([^;]+);([^;]+);([^;]+)\\)");

        public OfPlane {
            if (!Double.isFinite(a) || !Double.isFinite(b)) {
                throw new BadInputException("point of a plane: expected finite numbers, found " + a + " and " + b);
            }
            if (x.text().contains(";") || y.text().contains(";")) {
                throw new BadInputException("point of a plane: expected directions that lead to no point of a plane,"
                        + " found " + x.text() + " and " + y.text());
            }
        }

        private static OfPlane of(Matcher typed) {
            return new OfPlane(
                    parse(typed.group(2).strip()),
                    DirectionText.parse(typed.group(3).strip(), Normalization.FILTER),
                    DirectionText.parse(typed.group(4).strip(), Normalization.FILTER),
                    typed.group(1).equals("orthonormal"),
                    number(typed.group(5)),
                    number(typed.group(6)));
        }

        private static double number(String typed) {
            try {
                return Double.parseDouble(typed);
            } catch (NumberFormatException e) {
                throw new BadInputException("point of a plane: expected a number, found \"" + typed + "\"", e);
            }
        }

        /** The plane, at one point. */
        PlaneRequest plane() {
            return new PlaneRequest(origin, x, y, orthonormal, PlaneGrid.DEFAULT, StatisticsChoice.RECOMPUTED, false);
        }

        @Override
        public String text() {
            return (orthonormal ? "orthonormal(" : "plane(") + origin.text() + ";" + x.text() + ";" + y.text() + ";" + a
                    + ";" + b + ")";
        }

        @Override
        public String title() {
            return "a " + Numbers.threeDigits(a) + ", b " + Numbers.threeDigits(b) + " of the plane through "
                    + origin.title() + " along " + x.text() + " and " + y.text()
                    + (orthonormal ? ", made orthonormal" : "");
        }
    }
}
