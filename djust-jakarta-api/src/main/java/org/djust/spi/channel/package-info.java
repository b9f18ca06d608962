/**
 * What implementations of {@link org.djust.spi.ChannelLayer} share: who is subscribed on this node, what was published
 * lately, and what follows from the numbers of messages.
 */
package org.djust.spi.channel;
