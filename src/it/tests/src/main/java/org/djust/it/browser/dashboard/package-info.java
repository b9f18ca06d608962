/** What operators see and do by the dashboard. */
package org.djust.it.browser.dashboard;
