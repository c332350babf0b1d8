package org.yizhan.platform.mqtt;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.config.ConfigException;

/**
 * A server's certificate and key by their files: each handshake looks whether these are newer, so a
 * renewed certificate needs no restart. New files that do not fit leave the old ones in use, as
 * half a renewal would otherwise shut everybody out.
 */
final class RenewedIdentity extends X509ExtendedKeyManager {
  private static final Logger LOG = LoggerFactory.getLogger(RenewedIdentity.class);
  private static final char[] NO_PASSWORD = {};

  private final Path certificate;
  private final Path key;
  private List<FileTime> seen;
  private volatile X509ExtendedKeyManager current;

  /**
   * @throws ConfigException when the files do not fit
   */
  RenewedIdentity(Path certificate, Path key) {
    this.certificate = certificate;
    this.key = key;
    this.seen = changed();
    this.current = manager(ServerIdentity.read(certificate, key));
  }

  private List<FileTime> changed() {
    try {
      return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static X509ExtendedKeyManager manager(ServerIdentity identity) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server", identity.key(), NO_PASSWORD, identity.chain().toArray(Certificate[]::new));
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This JVM cannot use a certificate it can read", e);
    }
  }

  private synchronized void renew() {
    var now = changed();
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      current = manager(ServerIdentity.read(certificate, key));
      LOG.atInfo().addKeyValue("file", certificate).log("A new certificate is in use");
    } catch (ConfigException unfit) {
      LOG.atWarn()
          .addKeyValue("cause", unfit.getMessage())
          .log("The new certificate cannot be used; the one before stays");
    }
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    renew();
    return current.chooseEngineServerAlias(keyType, issuers, engine);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return current.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return current.getPrivateKey(alias);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return current.getServerAliases(keyType, issuers);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return current.chooseServerAlias(keyType, issuers, socket);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
