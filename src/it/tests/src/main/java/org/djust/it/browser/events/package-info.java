/** Every attribute that sends an event, and what the server can do to the page beside patching it. */
package org.djust.it.browser.events;
