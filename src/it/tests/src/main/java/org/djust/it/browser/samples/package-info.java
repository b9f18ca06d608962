/** The samples, used as a visitor would. */
package org.djust.it.browser.samples;
