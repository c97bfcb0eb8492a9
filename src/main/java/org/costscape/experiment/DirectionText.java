package org.costscape.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.costscape.file.BadInputException;
import org.costscape.landscape.Normalization;
import org.jspecify.annotations.Nullable;

/** Reads a {@link DirectionRule} as it is typed. */
public final class DirectionText {
    /** The forms of a direction, for people. */
    public static final String FORMS = "to:POINT, between:POINT,POINT, random:SEED[:filter|layer|model|none],"
            + " pca:COMPONENT[:RUN], gradient, gradient:STEP, last-step[:RUN], momentum[:RUN],"
            + " hessian:K for the eigenvector of its K-th largest eigenvalue or hessian:-K of its K-th smallest,"
            + " with @LAYER[,LAYER…] behind it for some layers alone";

    /** A form with its arguments, and what they mean. */
    private record Form(Pattern pattern, Function<Matcher, DirectionRule> rule) {}

    private static final List<Form> ALL = List.of(
            form("to:(.+)", m -> new DirectionRule.Toward(PointChoice.parse(m.group(1)))),
            form(
                    "between:([^,]+),([^,]+)",
                    m -> new DirectionRule.Between(PointChoice.parse(m.group(1)), PointChoice.parse(m.group(2)))),
            form(
                    "pca:(\\d{1,5})(?::(\\d{1,4}))?",
                    m -> new DirectionRule.PrincipalComponent(Integer.parseInt(m.group(1)), run(m.group(2)))),
            form("gradient", m -> new DirectionRule.Gradient()),
            form("gradient:(\\d{1,9})", m -> new DirectionRule.MinibatchGradient(Integer.parseInt(m.group(1)))),
            form("last-step(?::(\\d{1,4}))?", m -> new DirectionRule.LastStep(run(m.group(1)))),
            form("hessian:(-?\\d{1,4})", m -> new DirectionRule.HessianEigenvector(Integer.parseInt(m.group(1)))),
            form("momentum(?::(\\d{1,4}))?", m -> new DirectionRule.Momentum(run(m.group(1)))));

    private static final Pattern RANDOM = Pattern.compile("random:(-?\\d{1,18})(?::(filter|layer|model|none))?");

    private DirectionText() {}

    /**
     * Reads a direction.
     *
     * @param normalization of a random direction that names none
     */
    public static DirectionRule parse(String text, Normalization normalization) {
        int at = text.indexOf('@');
        if (at >= 0) {
            List<String> layers = Arrays.asList(text.substring(at + 1).split(",", -1));
            return new DirectionRule.Layers(parse(text.substring(0, at), normalization), layers);
        }
        Matcher random = RANDOM.matcher(text);
        if (random.matches()) {
            Normalization own = Optional.ofNullable(random.group(2))
                    .map(name -> Normalization.valueOf(name.toUpperCase(Locale.ROOT)))
                    .orElse(normalization);
            return new DirectionRule.Random(Long.parseLong(random.group(1)), own);
        }
        for (Form form : ALL) {
            Matcher typed = form.pattern.matcher(text);
            if (typed.matches()) {
                return form.rule.apply(typed);
            }
        }
        throw new BadInputException("direction: expected " + FORMS + ", found \"" + text + "\"");
    }

    private static Form form(String pattern, Function<Matcher, DirectionRule> rule) {
        return new Form(Pattern.compile(pattern), rule);
    }

    private static int run(@Nullable String number) {
        return number == null ? 1 : Integer.parseInt(number);
    }
}
