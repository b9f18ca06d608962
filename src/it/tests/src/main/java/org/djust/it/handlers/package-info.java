/** What handlers are called with, by whom, and what happens when they refuse or fail. */
package org.djust.it.handlers;
