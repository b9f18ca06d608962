package org.djust.samples;

import org.djust.LiveView;

/** The page at the root, which lists the others: a view without state or events. */
@LiveView("/")
public class IndexView {
}
