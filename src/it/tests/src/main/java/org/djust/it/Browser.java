package org.djust.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A headless Chromium that the system provides, driven through the system's Node. {@link BrowserExtension} hands it to
 * tests. Belongs to the thread that launched it.
 */
public final class Browser implements AutoCloseable {

    private static final List<String> FLAGS = List.of("--headless=new", "--no-sandbox", "--disable-gpu",
            "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<BrowserContext> contexts = new ArrayList<>();

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Starts a browser; the caller closes it. */
    public static Browser launch() {
        Map<String, String> env = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH",
                program("Node", System.getenv("NODE"), "node").toString());
        Path program = program("Chromium", System.getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(env));
        return new Browser(playwright, playwright.chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setHeadless(true).setArgs(FLAGS)));
    }

    /** A page of a new visitor: no cookies, storage or cache are shared with other pages. */
    public Page newPage() {
        return newPage(new com.microsoft.playwright.Browser.NewContextOptions());
    }

    /** As {@link #newPage()}, with settings such as the size of the screen. */
    public Page newPage(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        context.setDefaultTimeout(20_000);
        contexts.add(context);
        return context.newPage();
    }

    /** A page of a new visitor at an address, once its views take events. */
    public Page visit(String address) {
        Page page = newPage();
        page.navigate(address);
        awaitLive(page);
        return page;
    }

    /** Waits until the views of a page are connected and take events. */
    public static void awaitLive(Page page) {
        page.locator("html.dj-connected").waitFor(new WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** Keeps a picture of what the page shows on its screen in {@code target/screenshots}. */
    public static void screenshot(Page page, String name) {
        Path folder = Path.of(System.getProperty("djust.screenshots", "target/screenshots"));
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    /** Pictures of all open pages, named after the test that failed. */
    void screenshots(String name) {
        int number = 0;
        for (BrowserContext context : contexts) {
            for (Page page : context.pages()) {
                screenshot(page, name + "-" + ++number);
            }
        }
    }

    /** Ends all visitors, so that the next test starts clean. */
    void closePages() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Path program(String what, String chosen, String... names) {
        String[] folders = System.getenv("PATH").split(File.pathSeparator);
        return Stream.concat(Stream.of(chosen).filter(Objects::nonNull), Stream.of(names))
                .flatMap(name -> Stream.concat(Stream.of(Path.of(name)).filter(Path::isAbsolute),
                        Stream.of(folders).map(folder -> Path.of(folder, name))))
                .filter(path -> path.toFile().canExecute()).findFirst()
                .orElseThrow(() -> new IllegalStateException(what + " is not on the PATH: install it, or set the "
                        + "environment variable " + what.toUpperCase() + " to its program file."));
    }
}
