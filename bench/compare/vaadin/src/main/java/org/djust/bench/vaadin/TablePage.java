package org.djust.bench.vaadin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.router.Route;

/** A thousand rows of plain elements, one of which gets dearer. */
@Route("table")
public class TablePage extends Div {

    private static final long serialVersionUID = 1L;
    private static final int CHANGED = 500;

    private final NativeTableBody body = new NativeTableBody();
    private NativeTableCell changedPrice;
    private Row changed = Row.of(CHANGED);

    public TablePage() {
        NativeButton cell = new NativeButton("cell", click -> makeDearer());
        cell.setId("cell");
        add(new H1("Clicks: 0"), cell);
        for (int id = 1; id <= 1000; id++) {
            addRow(Row.of(id));
        }
        NativeTable table = new NativeTable();
        table.add(body);
        add(table);
    }

    private void addRow(Row row) {
        NativeTableRow line = new NativeTableRow();
        NativeTableCell price = cell("cell price", row.price());
        NativeTableCell action = cell("cell action", "");
        action.add(new NativeButton("delete", click -> body.remove(line)));
        line.setId("row-" + row.id());
        line.add(cell("cell id", Integer.toString(row.id())), cell("cell name", "Product number " + row.id()), price,
                cell("cell state " + row.state(), row.state()), action);
        body.add(line);
        if (row.id() == CHANGED) {
            changedPrice = price;
        }
    }

    private static NativeTableCell cell(String classes, String text) {
        NativeTableCell cell = new NativeTableCell(text);
        cell.setClassName(classes);
        return cell;
    }

    private void makeDearer() {
        changed = changed.dearer();
        changedPrice.setText(changed.price());
    }
}
