package org.djust.it.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.util.List;
import org.djust.it.Await;
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
public class NodesIT {

    @ArquillianResource
    private URL base;

    @Deployment
    static WebArchive archive() {
        return WebArchiveBuilder.of(NodesIT.class).config("djust.node.name", "alone")
                .template("nodes.html", NodesView.TEMPLATE).build();
    }

    @Test
    void anApplicationOnOneNodeSeesThatNodeWithItsMetadata() {
        Site site = Site.at(base);
        NodesReport report = NodesReport.of(site);
        assertEquals(List.of("alone UP"), report.nodes());
        assertEquals(report.lines("self"), report.lines("node"));
        for (String fact : List.of("context-path=/nodesit", "started=20", "version=1.", "views=")) {
            assertTrue(report.text().contains(fact), fact + " in " + report.text());
        }
        assertEquals(List.of(), report.events());
        Await.until("the cluster's store was heard of",
                () -> NodesReport.of(site).lines("health").get(0).startsWith("RoleHealth[up=true, backend=memory"));
    }

    @Test
    void theNodeOwnsItsViews() {
        Site site = Site.at(base);
        assertEquals("alone", NodesReport.owner(site, NodesReport.visit(site)));
        assertEquals("nobody", NodesReport.owner(site, "unknown"));
    }
}
