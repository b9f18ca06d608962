/** What a view does beside rendering: broadcasts, timers, work off its thread, and what it asks of the page. */
package org.djust.it.effects;
