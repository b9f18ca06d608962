/** A page whose view is gone, because the application was deployed again: it mounts again without being loaded. */
package org.djust.it.browser.remount;
