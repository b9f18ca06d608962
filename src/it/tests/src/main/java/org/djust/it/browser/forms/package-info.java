/** Forms and controls: models, what waiting events show, resets, and who wins when user and server write at once. */
package org.djust.it.browser.forms;
