/** The reference pages that the measurements run on, and a bare echo endpoint to compare with. */
package org.djust.bench.pages;
