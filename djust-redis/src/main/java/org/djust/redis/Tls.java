package org.djust.redis;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

import org.djust.spi.Settings;

/**
 * Whom we trust, and as whom we show ourselves, where the URL asks for TLS.
 *
 * @param trusted null for the JVM's trust store
 * @param own     null for the JVM's key store
 */
record Tls(Store trusted, Store own) {

    /** A file in one of the formats that the JVM knows, such as PKCS12 or JKS. */
    record Store(String file, String password) {

        private KeyStore open() throws GeneralSecurityException, IOException {
            return KeyStore.getInstance(new File(file), password == null ? null : password.toCharArray());
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Tls read(Settings settings) {
        Tls tls = new Tls(store(settings, "djust.redis.tls.truststore"), store(settings, "djust.redis.tls.keystore"));
        try {
            tls.sockets();
        } catch (IllegalStateException e) {
            settings.problem(e.getMessage());
        }
        return tls;
    }

    private static Store store(Settings settings, String key) {
        String file = settings.text(key, null);
        String password = settings.text(key + ".password", null);
        return file == null ? null : new Store(file, password);
    }

    /**
     * Null for what the JVM is set to.
     *
     * @throws IllegalStateException with a sentence, when a store can't be used
     */
    SSLSocketFactory sockets() {
        if (trusted == null && own == null) {
            return null;
        }
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted == null ? null : trusted.open());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own == null ? null : own.open(), own == null || own.password == null ? null
                    : own.password.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalStateException(Messages.badStore(this.toString(), e.getMessage()), e);
        }
    }
}
