package dev.acquaint.systemtest;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One Chromium for all tests; each visitor has a context, hence cookies, of their own. */
final class Browsers implements AutoCloseable {

    private Playwright playwright;
    private Browser browser;

    synchronized BrowserContext visitor(Browser.NewContextOptions options) {
        if (browser == null) {
            String installed = System.getProperty("acquaint.browser", System.getenv("ACQUAINT_BROWSER"));
            BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions()
                    .setHeadless(true)
                    // Root in a container has no sandbox to offer.
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--lang=en"));
            Playwright.CreateOptions create = new Playwright.CreateOptions();
            if (installed != null && !installed.isBlank()) {
                launch.setExecutablePath(Path.of(installed));
                create.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            }
            playwright = Playwright.create(create);
            browser = playwright.chromium().launch(launch);
        }
        return browser.newContext(options);
    }

    @Override
    public synchronized void close() {
        if (playwright != null) {
            playwright.close();
        }
    }
}
