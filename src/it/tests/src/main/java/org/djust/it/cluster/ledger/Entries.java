package org.djust.it.cluster.ledger;

/**
 * All entries made so far, in one line. Server and client both keep it: if the lines are equal, so are all entries and
 * their order. Immutable.
 *
 * @param last the number of the last entry, from 1
 * @param mistakes how many entries didn't follow the one before them
 * @param chain a hash over all entries in order
 * @param note the last entry's text
 */
public record Entries(int last, int mistakes, long chain, String note) {

    /** Before the first entry. */
    public static final Entries NONE = new Entries(0, 0, 0, "");

    /** With one entry more. */
    public Entries with(int number, String text) {
        return new Entries(number, number == last + 1 ? mistakes : mistakes + 1,
                chain * 1_000_003 + number * 31L + text.hashCode(), text);
    }

    /** As pages show them. */
    @Override
    public String toString() {
        return "last " + last + ", mistakes " + mistakes + ", chain " + Long.toHexString(chain) + ", note " + note;
    }
}
