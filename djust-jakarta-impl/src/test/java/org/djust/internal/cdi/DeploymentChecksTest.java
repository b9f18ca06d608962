package org.djust.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.djust.LiveView;
import org.junit.jupiter.api.Test;

/** The log tells what operators could have known before the deployment. */
class DeploymentChecksTest {

    @LiveView(value = "/desk", template = "<p>desk</p>")
    public static class DeskView {
    }

    @Test
    void whatTheChecksFindIsInTheLogOfTheDeployment() {
        List<String> told = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                told.add(record.getLevel() + " " + record.getMessage().split("[.] ")[0]);
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        Logger log = Logger.getLogger(DeploymentChecks.class.getPackageName());
        log.addHandler(handler);
        try (Container container = Container.of(Map.of("djust.secret", "0123456789abcdefghijklmnopqrstuvwxyz",
                "djust.session.ttl", "PT20S", "djust.session.detached-ttl", "PT10S"), DeskView.class)) {
            assertEquals(List.of("WARNING ttl-short: djust.session.ttl is PT20S"), told);
        } finally {
            log.removeHandler(handler);
        }
    }
}
