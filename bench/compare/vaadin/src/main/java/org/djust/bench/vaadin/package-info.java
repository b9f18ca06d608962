/** The compared pages with Vaadin Flow: its plain HTML components, and its own fields in the form. */
package org.djust.bench.vaadin;
