package org.costscape.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Says in the window's words what studies say for both the window and the command line: where they name an option of a command,
 * the window names what one presses or chooses.
 */
final class Wording {
    private static final String ON_TIME_LINE = " on the time line";

    /** In this order: what is longer comes before a part of it. */
    private static final Map<Pattern, String> WORDS = words();

    private static final Pattern OPTION = Pattern.compile("(?<=^|[\\s(])--([a-z][a-z-]*)");

    private Wording() {}

    static String ofWindow(String message) {
        String text = message;
        for (Map.Entry<Pattern, String> each : WORDS.entrySet()) {
            text = each.getKey().matcher(text).replaceAll(each.getValue());
        }
        return OPTION.matcher(text).replaceAll(found -> "“" + found.group(1).replace('-', ' ') + "”");
    }

    private static Map<Pattern, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("costscape train --resume --out \\S+", "choose it and press Continue");
        words.put("costscape train (\\S+) --out \\S+", "choose $1 and press Train");
        words.put("branch with costscape train --from RUN", "press Reset");
        words.put("branch from one of its snapshots with --from", "press Reset at one of its snapshots");
        words.put(
                "(continue it|continue the run|train it on) with (costscape train )?--resume( --out \\S+)?",
                "press Continue");
        words.put("another --origin or --at", "another Centre, or another snapshot" + ON_TIME_LINE);
        words.put("another --at\\b", "another snapshot" + ON_TIME_LINE);
        words.put(" with --at\\b", ON_TIME_LINE);
        words.put("another --y\\b", "another direction Across");
        words.put("smaller --rate\\b", "smaller Rate η");
        words.put("leave out --cost minibatch", "choose training at “Cost of”");
        words.put("leave --match out", "switch off Match units");
        words.put("of which size with --picture", "of which size at Picture");
        words.put("features: --picture:", "Picture:");
        words.put("with --top\\b", "at Top k");
        words.put("--range:", "Range:");
        words.put("--from\\b", "From");
        words.put("--steps:", "Steps:");
        words.put("--log-x:", "Logarithmic steps:");
        words.put("--watched:", "Watched units:");
        words.put("(a|the) folder (.*) with --data", "$1 folder $2: drop it on the window");
        words.put("expected --turn N or --grow with it", "choose GIF as the format");
        words.put("choose another --out, or move", "move");
        words.put("with --out\\b", "for it");
        words.put("another --out\\b", "another file");
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        words.forEach((pattern, word) -> patterns.put(Pattern.compile(pattern), word));
        return patterns;
    }
}
