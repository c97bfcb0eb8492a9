package org.costscape.app.kind;

/**
 * What an empty place says.
 *
 * @param title what would stand here
 * @param text what to do about it
 * @param detail more to read, in small type; may be empty
 */
public record Placeholder(String title, String text, String detail) {}
