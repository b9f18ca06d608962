/**
 * Renders views and finds out what changed, in plain Java: knows neither CDI nor WebSocket. The way in is
 * {@link org.djust.internal.render.ViewTemplate}.
 */
package org.djust.internal.render;
