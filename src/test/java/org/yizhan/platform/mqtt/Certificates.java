package org.yizhan.platform.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for this machine and its key, made anew, as PEM files.
 *
 * @param certificate signed by itself, so it is also what a client has to trust
 */
public record Certificates(Path certificate, Path key) {
  private static final String PASSWORD = "not-secret";

  /** Makes them in {@code directory}, of {@code algorithm} (EC or RSA). */
  public static Certificates in(Path directory, String algorithm)
      throws IOException, InterruptedException, GeneralSecurityException {
    var store = directory.resolve(UUID.randomUUID() + ".p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-ext",
                "bc=ca:true",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IOException("keytool failed");
    }
    var made = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var certificate = directory.resolve(UUID.randomUUID() + ".crt.pem");
    var key = directory.resolve(UUID.randomUUID() + ".key.pem");
    Files.writeString(certificate, pem("CERTIFICATE", made.getCertificate("server").getEncoded()));
    Files.writeString(
        key, pem("PRIVATE KEY", made.getKey("server", PASSWORD.toCharArray()).getEncoded()));
    return new Certificates(certificate, key);
  }

  private static String pem(String what, byte[] content) {
    var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, encoded);
  }
}
