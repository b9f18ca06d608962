package org.djust;

/**
 * Tells open pages that what the server knows of their user has changed; inject it anywhere. Call it when somebody signs out or
 * loses a role by a way that the server doesn't report: the end of an {@code HttpSession} it does, on the node where it ends.
 * <p>
 * Any thread may call; no method blocks.
 */
public interface SignIns {

    /**
     * Has a user identified anew, on all nodes: nothing more is done for the user's open pages until the server's own
     * authentication has said, as for any request, who is there and in which roles. Pages of who is still the same go on and lose
     * nothing; others are loaded again, which leads to where a visitor without that right is led. First end what signs
     * the user in, such as the session or the entry in the database, and then call this.
     *
     * @param user the principal's name; not null. Nothing happens when nobody of that name has a page open
     * @throws IllegalStateException before the application has started, after it has stopped, and when it has no live view
     */
    void recheck(String user);
}
