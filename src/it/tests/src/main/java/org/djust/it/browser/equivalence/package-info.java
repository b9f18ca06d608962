/** Random views in a real browser: whatever changes, the page is what a fresh page would be. */
package org.djust.it.browser.equivalence;
