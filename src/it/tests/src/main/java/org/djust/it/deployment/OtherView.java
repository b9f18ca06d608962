package org.djust.it.deployment;

import org.djust.LiveView;

@LiveView("/same")
public class OtherView {
}
