package org.costscape.oracle;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What oracle files hold that the program cannot compute yet. Whoever adds it takes its line away here and a check in.
 *
 * @param kind word of a {@link Kind}, or empty for all
 * @param path where it stands in the file, as a pattern
 * @param reason what is missing
 */
record NotYet(String kind, String path, String reason) {
    private static final List<NotYet> ALL = List.of();

    /** Texts for people. */
    private static final Set<String> DESCRIPTIONS =
            Set.of("note", "loss_def", "shapes", "gate_order", "order", "mode", "layers");

    /** Whether a path of a kind of file is in the list. */
    static boolean covers(String kind, String path) {
        return ALL.stream().anyMatch(each -> each.matches(kind, path));
    }

    private boolean matches(String ofKind, String ofPath) {
        return (kind.isEmpty() || kind.equals(ofKind)) && ofPath.matches(path + "(\\..*)?");
    }

    /** The entries that say of some of the paths why they are not checked. */
    static Set<String> reasons(String kind, Set<String> unread) {
        Set<String> reasons = new TreeSet<>();
        for (NotYet each : ALL) {
            List<String> paths =
                    unread.stream().filter(path -> each.matches(kind, path)).toList();
            if (!paths.isEmpty()) {
                reasons.add(each.reason);
            }
        }
        return reasons;
    }

    /** The paths that are neither in the list nor texts for people. */
    static Set<String> forgotten(String kind, Set<String> unread) {
        Set<String> forgotten = new TreeSet<>(unread);
        forgotten.removeIf(
                path -> covers(kind, path) || DESCRIPTIONS.contains(path.substring(path.lastIndexOf('.') + 1)));
        return forgotten;
    }
}
