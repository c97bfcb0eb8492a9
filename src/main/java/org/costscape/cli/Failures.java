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

    /** Ours behind picocli's. */
    private static final Pattern NO_VALUE = Pattern.compile(
            "Invalid value for (?:option|positional parameter) '?(--[\\w-]+|[A-Z]+)[^:]*: (.*\\bexpected .*)");

    /** Picocli's own, with the names of Java's types, which only those of whole numbers have. */
    private static final Pattern NO_NUMBER = Pattern.compile(
            "Invalid value for (?:option|positional parameter) '?(.+?)'?(?: at index .*)?(?: \\(.*\\))?: '(.*)' is not an? (int|long|double)");

    private final BooleanSupplier verbose;

    Failures(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        String message = e.getCause() instanceof BadInputException bad
                ? bad.getMessage()
                : e instanceof UnmatchedArgumentException unmatched
                        ? UnknownWord.text(command, unmatched.getUnmatched())
                        : e.getMessage();
        err.println("costscape: " + expected(oneLine(message)) + "; see "
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

    /** What picocli says of a value in our words, with choices as they are typed. */
    private static String expected(String message) {
        Matcher choice = NO_CHOICE.matcher(message);
        if (choice.matches()) {
            return choice.group(1) + ": expected one of " + choice.group(2).toLowerCase(Locale.ROOT) + ", found "
                    + choice.group(3);
        }
        Matcher value = NO_VALUE.matcher(message);
        if (value.matches()) {
            return value.group(1) + ": " + value.group(2);
        }
        Matcher number = NO_NUMBER.matcher(message);
        return number.matches()
                ? number.group(1) + ": expected a " + (number.group(3).equals("double") ? "" : "whole ")
                        + "number, found \"" + number.group(2) + '"'
                : message;
    }

    private static String oneLine(@Nullable String text) {
        String line = String.valueOf(text).replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
