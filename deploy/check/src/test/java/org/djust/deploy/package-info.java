/** That the files in {@code deploy} say what the code, the servers and the documentation say. */
package org.djust.deploy;
