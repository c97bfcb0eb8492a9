package org.costscape.cli;

import java.io.Console;
import java.util.Locale;

/** Whether to go on with large work: asked on a terminal, and agreed to where nobody is there to answer. */
@FunctionalInterface
interface Question {
    /** Asks nothing and goes on. */
    Question AGREED = prompt -> true;

    /**
     * Asks and waits for an answer.
     *
     * @param prompt what to ask, on the line on which it is answered
     * @return whether to go on
     */
    boolean goesOn(String prompt);

    /** Asks who sits at the terminal; in a script, a pipe or a build there is nobody to ask. */
    @SuppressWarnings("SystemConsoleNull") // it is null before Java 22, and asked further from there on
    static Question ofTerminal() {
        Console terminal = System.console();
        if (terminal == null || System.getenv("CI") != null || !isTerminal(terminal)) {
            return AGREED;
        }
        return prompt -> {
            String answer = terminal.readLine("%s", prompt);
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        };
    }

    /** From Java 22 on there is a console without a terminal too. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
