package org.djust.it.deployment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.djust.it.WebArchiveBuilder;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@RunAsClient
@ExtendWith(ArquillianExtension.class)
public class DeploymentMistakesIT {

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "mistakes", managed = false)
    static WebArchive archive() {
        return WebArchiveBuilder.of(DeploymentMistakesIT.class)
                .template("one.html", "<!DOCTYPE html><html><body>{% if %}</body></html>")
                .template("risky.html", "<!DOCTYPE html><html><body><p class={{ name }}>x</p>\n"
                        + "<script>let name = '{{ name }}';</script><a onclick=\"go('{{ name }}')\">{{ nobody }}</a></body></html>")
                .build();
    }

    @Test
    void anApplicationWithMistakesIsNotDeployedAndAllAreNamed() {
        String told = tellOfDeployment();
        assertAll(Stream
                .of("OneView.thread: state of this type can't be stored",
                        "OneView.open(): the view's path has no variable",
                        "OneView.read(): its parameter 'in' can't be bound",
                        "OneView.save(): another handler is called", "one.html",
                        "other.html", "the path \"/same\"", "RiskyView: Template")
                .map(mistake -> () -> assertTrue(told.contains(mistake), mistake + " is not in " + told)));
    }

    /** What the server says: by an exception, as WildFly does, or in its log, as Payara Micro does. */
    private String tellOfDeployment() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            deployer.deploy("mistakes");
            deployer.undeploy("mistakes");
            return log.toString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            return e + log.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(out);
            out.print(log.toString(StandardCharsets.UTF_8));
        }
    }
}
