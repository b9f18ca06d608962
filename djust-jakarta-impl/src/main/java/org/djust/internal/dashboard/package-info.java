/** The page for operators: a live view of ours, and what nodes tell each other for it. */
package org.djust.internal.dashboard;
