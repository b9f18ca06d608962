/**
 * Who may connect and how much: tokens, origins, client addresses, rates and counts. Plain Java.
 */
package org.djust.internal.security;
