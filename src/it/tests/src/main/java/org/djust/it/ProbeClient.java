package org.djust.it;

import java.io.IOException;

/** Asks the servlet of {@code org.djust.it.probe}. */
public final class ProbeClient {

    private final Site site;

    public ProbeClient(Site site) {
        this.site = site;
    }

    /** How often something happened in the application. */
    public int count(String what) {
        return Integer.parseInt(ask("count=" + what));
    }

    /** Lets pass who waits at a gate. */
    public void open(String gate) {
        ask("open=" + gate);
    }

    /** What djust has logged. */
    public String log() {
        return ask("log");
    }

    /** The site's visitor is this user from now on. */
    public static Site signedIn(Site site, String user) {
        new ProbeClient(site).ask("user=" + user);
        return site;
    }

    private String ask(String query) {
        try {
            return site.get("probe?" + query).body();
        } catch (IOException e) {
            throw new AssertionError("no answer of the probe", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
