/**
 * The values of views' state fields: as JSON, and as they were at a commit.
 */
package org.djust.internal.state;
