package org.djust.internal.cdi;

import java.util.List;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.djust.internal.check.Findings;
import org.djust.spi.check.Check;
import org.djust.spi.check.Finding;
import org.djust.spi.check.Finding.Severity;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells the log at deployment what the checks find that operators can run before it. What can't work has failed the deployment by then. */
final class DeploymentChecks {

    private static final Logger LOG = Logger.getLogger(DeploymentChecks.class.getPackageName());

    private DeploymentChecks() {
    }

    static void log() {
        Config config = ConfigProvider.getConfig();
        List<Finding> findings =
                Findings.of(ServiceLoader.load(Check.class, Thread.currentThread().getContextClassLoader()),
                        key -> config.getOptionalValue(key, String.class).orElse(null), config.getPropertyNames(), 0);
        for (Finding finding : findings) {
            Level level = finding.severity() == Severity.INFO ? Level.FINE : Level.WARNING;
            LOG.log(level, () -> finding.id() + ": " + finding.what() + " " + finding.why() + " " + finding.fix());
        }
    }
}
