package org.costscape.app.kind;

/**
 * A number with its name, for reading.
 *
 * @param name short
 * @param value with its unit
 * @param meaning in a sentence or two, for a tooltip
 */
public record Fact(String name, String value, String meaning) {}
