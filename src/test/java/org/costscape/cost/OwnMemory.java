package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.costscape.array.ColumnMatrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The matrices off the heap that an object holds, found by following all its fields. */
final class OwnMemory {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<INDArray> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> left = new ArrayDeque<>();

    private OwnMemory() {}

    /**
     * What an object holds at the moment.
     *
     * @param others objects that it knows but that are not its own
     */
    static OwnMemory of(Object root, Object... others) {
        OwnMemory theirs = new OwnMemory();
        Stream.of(others).forEach(theirs::walk);
        OwnMemory memory = new OwnMemory();
        memory.seen.addAll(theirs.seen);
        memory.walk(root);
        return memory;
    }

    /** That there is some, and that none of it was freed. */
    void requireInUse() {
        assertFalse(arrays.isEmpty());
        arrays.forEach(array -> assertFalse(array.wasClosed()));
    }

    void requireFreed() {
        long kept = arrays.stream().filter(array -> !array.wasClosed()).count();
        assertTrue(kept == 0, kept + " of " + arrays.size() + " matrices are not freed");
    }

    private void walk(Object root) {
        left.add(root);
        while (!left.isEmpty()) {
            Object next = left.remove();
            if (seen.add(next)) {
                visit(next);
            }
        }
    }

    private void visit(Object object) {
        if (object instanceof ColumnMatrix matrix) {
            if (!matrix.array().isView()) { // a view is freed with what it is a view of
                arrays.add(matrix.array());
            }
        } else if (object instanceof Object[] elements) {
            for (int i = 0; i < Array.getLength(elements); i++) {
                follow(elements[i]);
            }
        } else if (object instanceof Collection<?> elements) {
            elements.forEach(this::follow);
        } else if (object instanceof Map<?, ?> map) {
            map.values().forEach(this::follow);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::follow);
        } else {
            fields(object);
        }
    }

    private void follow(Object object) {
        if (object != null) {
            left.add(object);
        }
    }

    private void fields(Object object) {
        for (Class<?> type = object.getClass(); isOurs(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    try {
                        follow(field.get(object));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("org.costscape.");
    }
}
