package org.djust.it.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.djust.it.LivePage;
import org.djust.it.Site;
import org.djust.it.WebArchiveBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
public class MetricsIT {

    @ArquillianResource
    private URL base;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(MetricsIT.class)
                .template("desk.html", "<!DOCTYPE html><html><body><p id=\"count\">count {{ count }}</p></body></html>")
                .build();
    }

    /** Payara has MicroProfile Metrics and answers beside the application; WildFly, which has a management port, doesn't. */
    @Test
    void metricsShowEveryFigureOfJmxWhereTheServerHasThem() throws Exception {
        Site site = Site.at(base);
        LivePage page = LivePage.join(site, "desk");
        page.event("count", null);
        page.settle();
        HttpResponse<String> metrics = site.send(HttpRequest.newBuilder(URI.create(site.origin() + "/metrics")));
        if (Integer.getInteger("port.management") != null) {
            assertEquals(404, metrics.statusCode());
            return;
        }
        assertEquals(200, metrics.statusCode());
        List<String> lines = metrics.body().lines().filter(line -> line.startsWith("djust_")).toList();
        List<String> figures = site.get("jmx").body().lines()
                .filter(line -> line.contains("=") && !line.startsWith("org"))
                .map(line -> line.substring(0, line.indexOf('='))).filter(name -> !name.equals("draining")).toList();
        assertFalse(figures.isEmpty());
        for (String figure : figures) {
            String name = "djust_" + figure.replaceAll("[^A-Za-z0-9]", "_") + "{";
            assertEquals(1, lines.stream().filter(line -> line.startsWith(name)).count(), name + " in " + lines);
        }
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("djust_events{") && line.matches(".* 1(\\.0)?")
                && line.contains("context=\"/metricsit\"")), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("djust_views_DeskView{")),
                lines::toString);
    }
}
