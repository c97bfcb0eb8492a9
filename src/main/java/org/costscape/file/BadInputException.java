package org.costscape.file;

/**
 * Something that a user handed in cannot be used: a file, a field of a definition, an option.
 *
 * <p>The message is one line for people: where (file, field), the value found, what was expected, what to do. It is
 * shown as it stands; the command line ends with exit code 2.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
