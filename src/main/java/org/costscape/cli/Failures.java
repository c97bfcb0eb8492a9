package org.costscape.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.costscape.file.BadInputException;
import org.costscape.training.DivergedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every failure into one line on standard error and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int INTERRUPTED = 130;
    private static final int LONGEST_LINE = 1000;

    /** Picocli's own, with the names of the constants. */
    private static final Pattern NO_CHOICE = Pattern.compile(
            "Invalid value for option '(.+)': expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");

    private final BooleanSupplier verbose;

    Failures(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        String message = e.getCause() instanceof BadInputException bad ? bad.getMessage() : e.getMessage();
        err.println("costscape: " + choices(oneLine(message)) + suggestion(e) + "; see "
                + command.getCommandSpec().qualifiedName() + " --help");
        return BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        if (e instanceof CancellationException) {
            return INTERRUPTED; // said by the console that the work was shown on
        }
        if (e instanceof ParameterException wrong) {
            return handleParseException(wrong, new String[0]);
        }
        if (e instanceof BadInputException || e instanceof DivergedException) {
            err.println("costscape: " + oneLine(e.getMessage()));
        } else {
            err.println("costscape: unexpected " + e.getClass().getSimpleName() + ": " + oneLine(e.getMessage())
                    + (verbose.getAsBoolean() ? "" : "; --verbose shows more"));
        }
        if (verbose.getAsBoolean()) {
            e.printStackTrace(err);
        }
        return e instanceof BadInputException ? BAD_INPUT : FAILED;
    }

    /** The message for a choice that there is not, with the choices as they are typed. */
    private static String choices(String message) {
        Matcher found = NO_CHOICE.matcher(message);
        return found.matches()
                ? found.group(1) + ": expected one of " + found.group(2).toLowerCase(Locale.ROOT) + ", found "
                        + found.group(3)
                : message;
    }

    /** What may have been meant, or nothing. */
    static String suggestion(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
                : "";
    }

    private static String oneLine(@Nullable String text) {
        String line = String.valueOf(text).replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
