/** What one live view class consists of: read once at deployment, checked, and then only called. */
package org.djust.internal.descriptor;
