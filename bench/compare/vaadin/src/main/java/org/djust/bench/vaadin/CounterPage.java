package org.djust.bench.vaadin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Route;

/** A number and two buttons. */
@Route("counter")
public class CounterPage extends Div {

    private static final long serialVersionUID = 1L;

    private final H1 heading = new H1();
    private int count;

    public CounterPage() {
        NativeButton inc = new NativeButton("+", click -> show(count + 1));
        inc.setId("inc");
        add(heading, new NativeButton("-", click -> show(count - 1)), inc);
        show(0);
    }

    private void show(int number) {
        count = number;
        heading.setText("Count: " + number);
    }
}
