package org.costscape.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.costscape.file.BadInputException;
import org.jspecify.annotations.Nullable;

/** Turns what Jackson says of a definition into one line: file, field, what was expected, the value found. */
final class DefinitionErrors {
    private static final Pattern MISSING = Pattern.compile("creator property '(\\w+)'");

    private DefinitionErrors() {}

    /** The file is not JSON. */
    static BadInputException syntax(Path file, JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
        return syntax(file + line, e);
    }

    /** A line of a file is not JSON. */
    static BadInputException syntax(String line, JsonProcessingException e) {
        String where =
                e.getLocation() == null ? "" : ", column " + e.getLocation().getColumnNr();
        return new BadInputException(
                line + where + ": not valid JSON: " + withoutSource(firstLine(e.getOriginalMessage())), e);
    }

    /** The file is JSON, but not what it should be. */
    static BadInputException content(String file, JsonNode tree, JsonMappingException e) {
        return new BadInputException(file + ": " + describe(tree, e), e);
    }

    private static String describe(JsonNode tree, JsonMappingException e) {
        String path = path(e.getPath());
        if (e instanceof UnrecognizedPropertyException unknown) {
            Collection<Object> known = unknown.getKnownPropertyIds();
            return path + ": unknown field; expected one of "
                    + String.join(
                            ", ", known.stream().map(Object::toString).sorted().toList());
        }
        if (e.getCause() instanceof BadInputException bad) {
            return join(path, bad.getMessage());
        }
        if (e instanceof InvalidTypeIdException type) {
            return join(
                    path,
                    "type: expected " + types(type.getBaseType()) + ", found "
                            + (type.getTypeId() == null ? "nothing" : "\"" + excerpt(type.getTypeId()) + "\""));
        }
        Matcher missing = MISSING.matcher(String.valueOf(e.getOriginalMessage()));
        if (missing.find()) {
            String field = missing.group(1);
            boolean named = path.equals(field) || path.endsWith("." + field);
            return (named ? path : join(path, field)) + ": missing; every field must be given";
        }
        if (e.getCause() instanceof InputCoercionException number) {
            return path + ": expected " + expected(number.getTargetType()) + ", found " + found(tree, e.getPath());
        }
        if (e instanceof MismatchedInputException mismatch) {
            return (path.isEmpty() ? "the file" : path) + ": expected " + expected(mismatch.getTargetType())
                    + ", found " + found(tree, e.getPath());
        }
        return join(path, firstLine(e.getOriginalMessage()));
    }

    private static String types(JavaType family) {
        return "one of "
                + String.join(
                        ", ",
                        Definitions.TYPES.entrySet().stream()
                                .filter(each -> family.getRawClass().isAssignableFrom(each.getKey()))
                                .map(each -> "\"" + each.getValue() + "\"")
                                .sorted()
                                .toList());
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type == int.class || type == long.class) {
            return "a whole number" + (type == int.class ? " of at most 2147483647" : "");
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Stream.of(type.getEnumConstants())
                                    .map(each -> "\"" + each.toString().toLowerCase(Locale.ROOT) + "\"")
                                    .sorted(Comparator.naturalOrder())
                                    .toList());
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object { … }";
    }

    private static String found(JsonNode tree, List<Reference> path) {
        JsonNode node = tree;
        for (Reference step : path) {
            node = step.getFieldName() != null ? node.path(step.getFieldName()) : node.path(step.getIndex());
        }
        if (node.isMissingNode()) {
            return "nothing";
        }
        return excerpt(node.toString());
    }

    /** The beginning of a text that may be long. */
    static String excerpt(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static String path(List<Reference> references) {
        StringBuilder path = new StringBuilder();
        for (Reference step : references) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String join(String path, @Nullable String rest) {
        return path.isEmpty() ? String.valueOf(rest) : path + "." + rest;
    }

    /** Jackson's own words for where something began, without its name for the source. */
    private static String withoutSource(String text) {
        return text.replaceAll("\\[Source:[^\\]]*?(line: \\d+, column: \\d+)\\]", "$1");
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "unknown" : text.lines().findFirst().orElse("unknown");
    }
}
