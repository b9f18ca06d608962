/**
 * Fixtures of the tests that run on real servers: archives to deploy, a WebSocket client and a browser.
 * A scenario is a sub-package: its beans, and one {@code *IT} class that deploys and uses them as a user would.
 */
package org.djust.it;
