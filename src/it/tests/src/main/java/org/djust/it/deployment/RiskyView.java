package org.djust.it.deployment;

import org.djust.LiveView;

@LiveView("/risky")
public class RiskyView {

    private String name = "";
}
