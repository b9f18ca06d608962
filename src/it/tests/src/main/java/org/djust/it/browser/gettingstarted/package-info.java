/** That who follows {@code docs/getting-started.md} has a view that works. */
package org.djust.it.browser.gettingstarted;
