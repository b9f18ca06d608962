/** What one client may use, and what happens when it wants more: floods, many views, many connections, full mailboxes. */
package org.djust.it.limits;
