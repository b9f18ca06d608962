package org.djust.bench.vaadin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.validator.EmailValidator;
import com.vaadin.flow.data.validator.IntegerRangeValidator;
import com.vaadin.flow.data.validator.StringLengthValidator;
import com.vaadin.flow.router.Route;

/** Three fields that are checked when they change, and when the form is saved. */
@Route("form")
public class FormPage extends Div {

    private static final long serialVersionUID = 1L;

    private final Binder<Entry> binder = new Binder<>();
    private final H1 heading = new H1("Saved: 0");
    private int saved;

    public FormPage() {
        TextField name = new TextField("Name");
        EmailField email = new EmailField("Email");
        IntegerField seats = new IntegerField("Seats");
        name.setId("name");
        email.setId("email");
        seats.setId("seats");
        binder.forField(name).withValidator(new StringLengthValidator("1 to 50 characters", 1, 50))
                .bind(Entry::getName, Entry::setName);
        binder.forField(email).withValidator(new EmailValidator("not an email address"))
                .bind(Entry::getEmail, Entry::setEmail);
        binder.forField(seats).withValidator(new IntegerRangeValidator("1 to 8", 1, 8))
                .bind(Entry::getSeats, Entry::setSeats);
        binder.readBean(new Entry());
        NativeButton save = new NativeButton("save", click -> save());
        save.setId("save");
        add(heading, name, email, seats, save);
    }

    private void save() {
        if (binder.writeBeanIfValid(new Entry())) {
            heading.setText("Saved: " + ++saved);
        }
    }
}
