package org.djust.it.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
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
public class ManagementIT {

    @ArquillianResource
    private URL base;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(ManagementIT.class)
                .template("desk.html", "<!DOCTYPE html><html><body><p id=\"count\">count {{ count }}</p></body></html>")
                .build();
    }

    @Test
    void jmxShowsTheFiguresOfThisApplicationAloneAndDrainsItsNode() throws Exception {
        Site site = Site.at(base);
        LivePage page = LivePage.join(site, "desk");
        page.event("count", null);
        page.settle();
        List<String> lines = site.get("jmx").body().lines().toList();
        String path = base.getPath().replaceAll("/$", "");
        assertEquals(List.of("org.djust:type=Node,context=\"" + path + "\""),
                lines.stream().filter(line -> line.startsWith("org.djust")).toList(),
                "applications that were undeployed are gone");
        assertTrue(lines.containsAll(List.of("events=1", "mounts=1", "connections=1", "draining=false")),
                lines::toString);
        lines = site.get("jmx?drain").body().lines().toList();
        assertTrue(lines.containsAll(List.of("views=0", "connections=0", "draining=true")), lines::toString);
        assertEquals(503, site.get("desk").statusCode());
    }
}
