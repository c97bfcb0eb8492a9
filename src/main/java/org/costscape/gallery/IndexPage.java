package org.costscape.gallery;

import java.util.Locale;
import java.util.stream.Collectors;

/** The page that shows a gallery's figures in the tutorial's order, explains them, and sets what was measured beside what was expected. */
final class IndexPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --text: #1b1f24; --second: #5b6470; --line: #d9dde3; --panel: #f6f7f9; --accent: #1f6feb; }
            @media (prefers-color-scheme: dark) { :root { --text: #e8eaed; --second: #9aa3af; --line: #343a44; --panel: #1c2027; --accent: #58a6ff; } body { background: #14171c; } }
            body { color: var(--text); font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 1100px; padding: 32px 24px 96px; }
            h1 { font-size: 30px; margin: 0 0 4px; } h2 { font-size: 22px; margin: 64px 0 8px; } a { color: var(--accent); }
            .second { color: var(--second); font-size: 14px; } nav a { margin-right: 12px; white-space: nowrap; }
            .pictures { align-items: start; display: grid; gap: 24px; grid-template-columns: repeat(auto-fit, minmax(min(480px, 100%), 1fr)); margin: 24px 0; }
            figure { margin: 0; } figure img { border: 1px solid var(--line); border-radius: 4px; display: block; max-width: 100%; }
            figcaption { font-size: 14px; margin-top: 8px; }
            table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; margin: 16px 0; width: 100%; }
            th, td { border-bottom: 1px solid var(--line); padding: 6px 12px 6px 0; text-align: left; vertical-align: top; } th { color: var(--second); font-weight: 600; } td:last-child { white-space: nowrap; }
            .no { background: var(--panel); border-left: 4px solid #d55e00; padding: 8px 16px; }
            """;

    private IndexPage() {}

    static String of(Report report) {
        String links = report.figures().stream()
                .map(entry -> "<a href=\"#%s\">%s %s</a>"
                        .formatted(escaped(entry.id()), escaped(entry.id()), escaped(entry.title())))
                .collect(Collectors.joining("\n"));
        String sections = report.figures().stream().map(IndexPage::section).collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Costscape: the cost functions of neural networks</title>
                <style>
                %s</style>
                </head>
                <body>
                <h1>The cost functions of neural networks</h1>
                <p class="second">The figures of the tutorial “Optimization for Deep Networks”, each computed from real training. Costscape %s, %s gallery%s. The numbers behind them: <a href="report.json">report.json</a>.</p>
                <nav>
                %s
                </nav>
                %s
                </body>
                </html>
                """.formatted(
                        STYLE,
                        escaped(report.costscape()),
                        escaped(report.extent()),
                        report.data().isEmpty() ? "" : ", data of " + escaped(report.data()),
                        links,
                        sections);
    }

    private static String section(Entry entry) {
        GalleryFigure figure = Tutorial.figure(entry.id());
        String failure = entry.drawn() ? "" : "<p class=\"no\">Not drawn: %s</p>\n".formatted(escaped(entry.failure()));
        String pictures = entry.pictures().stream().map(IndexPage::picture).collect(Collectors.joining("\n"));
        return """
                <section id="%s">
                <h2>%s&ensp;%s</h2>
                <p>%s</p>
                %s<div class="pictures">
                %s
                </div>
                %s
                <p class="second">Source: %s. Computed in %s s.</p>
                </section>""".formatted(
                        escaped(entry.id()),
                        escaped(entry.id()),
                        escaped(figure.title()),
                        escaped(figure.explanation()),
                        failure,
                        pictures,
                        findings(entry),
                        escaped(figure.source()),
                        String.format(Locale.ROOT, "%.1f", entry.seconds()));
    }

    private static String picture(Entry.Picture picture) {
        String name = escaped(picture.name());
        return """
                <figure>
                <a href="%s.png"><picture><source srcset="%s" media="(prefers-color-scheme: dark)"><img src="%s.png" alt="%s" loading="lazy"></picture></a>
                <figcaption>%s <span class="second"><a href="%s.png">PNG</a> <a href="%s.svg">SVG</a> <a href="%s.json">JSON</a></span></figcaption>
                </figure>""".formatted(
                        name,
                        name + Studio.DARK,
                        name,
                        escaped(picture.caption()),
                        escaped(picture.caption()),
                        name,
                        name,
                        name);
    }

    private static String findings(Entry entry) {
        if (entry.findings().isEmpty()) {
            return "";
        }
        return entry.findings().stream()
                .map(each -> "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                escaped(each.what()),
                                escaped(each.expected()),
                                escaped(each.measured()),
                                each.holds() ? "✓ holds" : "✗ does not hold"))
                .collect(Collectors.joining(
                        "\n",
                        "<table>\n<tr><th>Measured</th><th>expected</th><th>found</th><th></th></tr>\n",
                        "\n</table>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
