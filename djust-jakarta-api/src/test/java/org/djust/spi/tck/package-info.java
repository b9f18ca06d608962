/**
 * What every implementation of the SPI must do, as abstract tests: extend one and supply the implementation.
 */
package org.djust.spi.tck;
