package org.djust.internal.cdi;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the extension's findings injectable. Not through a proxy: those fail on threads that no application owns. */
class ViewCatalogProducer {

    @Produces
    @Singleton
    ViewCatalog catalog(DjustExtension extension) {
        return extension.catalog();
    }
}
