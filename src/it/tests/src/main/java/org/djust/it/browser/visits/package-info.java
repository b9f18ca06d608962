/** Tabs, history and reloads: each visit of a page is a view of its own, and always one that works. */
package org.djust.it.browser.visits;
