/** What the user did on the page, and what scripts put there, survives patches. */
package org.djust.it.browser.keeping;
