package dev.acquaint.api.docs;

import dev.acquaint.api.problem.ProblemType;

/** The landing page and the pages behind the problem types' URIs. */
final class CataloguePages {

    private CataloguePages() {}

    static String landing() {
        return Html.page("Acquaint", """
                <main class="landing">
                <p class="eyebrow">Acquaint</p>
                <h1>Decide who belongs in your professional network, and say why.</h1>
                <p class="lead">Policies in plain rules, decisions with their reasons, and a reply ready to send.</p>
                <ul class="doors">
                <li><a href="/console/"><b>Console</b><span>Sign in, upload your export, see each invitation decided.</span></a></li>
                <li><a href="/docs"><b>API documentation</b><span>Ask for a decision from your own system.</span></a></li>
                <li><a href="/openapi.yaml"><b>Contract</b><span>OpenAPI 3.1, for generators and tests.</span></a></li>
                </ul>
                </main>
                """);
    }

    static String problems() {
        Html html = new Html();
        html.raw("<main class=\"page\"><p class=\"eyebrow\"><a href=\"/docs\">API documentation</a></p>");
        html.raw(
                "<h1>Problems</h1><p class=\"lead\">What can go wrong, and what to do about it.</p><dl class=\"fields\">");
        for (ProblemType type : ProblemType.values()) {
            html.put(
                    "<dt><a href=\"/problems/{}\">{}</a> <span class=\"type\">{}</span></dt>",
                    type.slug(),
                    type.title(),
                    Integer.toString(type.status()));
            html.raw("<dd>" + Html.inline(type.meaning()) + "</dd>");
        }
        html.raw("</dl></main>");
        return Html.page("Problems", html.toString());
    }

    static String problem(ProblemType type) {
        Html html = new Html();
        html.raw("<main class=\"page\"><p class=\"eyebrow\"><a href=\"/problems\">Problems</a></p>");
        html.put("<h1>{}</h1><p class=\"type\">Status {}</p>", type.title(), Integer.toString(type.status()));
        html.raw(Html.markdown(type.meaning()) + "<h2>What to do</h2>" + Html.markdown(type.remedy()) + "</main>");
        return Html.page(type.title(), html.toString());
    }
}
