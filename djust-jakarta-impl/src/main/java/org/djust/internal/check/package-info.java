/** The checks of settings that need nothing but the settings, and how all checks are run. */
package org.djust.internal.check;
