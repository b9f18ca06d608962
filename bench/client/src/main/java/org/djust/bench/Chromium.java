package org.djust.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/** The system's Chromium, driven by the system's Node. */
final class Chromium implements AutoCloseable {

    private final Playwright playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
            .setArgs(List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking")));

    /** A page in a browser profile of its own. */
    Page newPage() {
        return browser.newPage();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
