package org.djust.it.signins;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who has which roles, as a database would know. */
@ApplicationScoped
public class Accounts {

    private final Map<String, Set<String>> roles = new ConcurrentHashMap<>();

    void grant(String user, Set<String> granted) {
        roles.put(user, granted);
    }

    Set<String> roles(String user) {
        return roles.getOrDefault(user, Set.of());
    }
}
