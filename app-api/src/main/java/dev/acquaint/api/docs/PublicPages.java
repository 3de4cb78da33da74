package dev.acquaint.api.docs;

import dev.acquaint.api.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves the pages, all of them made once at the start. */
@WebServlet({"", "/docs/*", "/openapi.yaml", "/problems/*"})
public class PublicPages extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String HTML = "text/html;charset=UTF-8";

    @Inject
    @ConfigProperty(name = "acquaint.public.url")
    private String publicUrl;

    @Inject
    @ConfigProperty(name = "acquaint.oidc.issuer")
    private String issuer;

    private transient Map<String, Page> pages = Map.of();

    private record Page(String type, byte[] content) {

        static Page of(String type, String content) {
            return new Page(type, content.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void init() {
        pages = pages(Contract.at(publicUrl, issuer));
    }

    private static Map<String, Page> pages(Contract contract) {
        Map<String, Page> pages = new TreeMap<>();
        pages.put("/", Page.of(HTML, CataloguePages.landing()));
        pages.put("/docs", Page.of(HTML, DocumentationPage.of(contract)));
        pages.put("/docs/style.css", Page.of("text/css;charset=UTF-8", styles()));
        pages.put("/openapi.yaml", Page.of("application/yaml;charset=UTF-8", contract.text()));
        pages.put("/problems", Page.of(HTML, CataloguePages.problems()));
        for (ProblemType type : ProblemType.values()) {
            pages.put("/problems/" + type.slug(), Page.of(HTML, CataloguePages.problem(type)));
        }
        return pages;
    }

    private static String styles() {
        try (InputStream in = PublicPages.class.getResourceAsStream("style.css")) {
            return new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException("The style sheet is not on the class path", broken);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Page page = pages.get(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        if (page == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "public, max-age=300");
        response.setContentType(page.type());
        response.setContentLength(page.content().length);
        response.getOutputStream().write(page.content());
    }
}
