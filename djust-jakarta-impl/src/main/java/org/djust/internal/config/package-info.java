/** The runtime's settings, read once from MicroProfile Config. */
package org.djust.internal.config;
