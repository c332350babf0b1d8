package org.yizhan.platform.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.yizhan.platform.config.ConfigException;

/** A certificate, those that signed it, and its private key, as PEM files hold them. */
record ServerIdentity(List<Certificate> chain, PrivateKey key) {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final byte[] PROBE = {1, 2, 3};

  /**
   * Reads both files and tries whether they belong together.
   *
   * @throws ConfigException naming the key of the file that is missing or does not fit
   */
  static ServerIdentity read(Path certificateFile, Path keyFile) {
    var chain = certificates(certificateFile);
    var key = privateKey(keyFile, chain.getFirst().getPublicKey().getAlgorithm());
    if (!belongTogether(chain.getFirst().getPublicKey(), key)) {
      throw new ConfigException("mqtt.tls.key", keyFile + " is not the key of the certificate");
    }
    return new ServerIdentity(chain, key);
  }

  private static List<Certificate> certificates(Path file) {
    try (var in = Files.newInputStream(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    } catch (IOException e) {
      throw new ConfigException("mqtt.tls.certificate", "there is no readable file " + file);
    } catch (CertificateException e) {
      // Said below.
    }
    throw new ConfigException("mqtt.tls.certificate", file + " holds no certificate in PEM");
  }

  private static PrivateKey privateKey(Path file, String algorithm) {
    try {
      var text = Files.readString(file);
      var begin = text.indexOf(BEGIN);
      var end = text.indexOf(END);
      if (begin >= 0 && end > begin) {
        var encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      }
    } catch (IOException e) {
      throw new ConfigException("mqtt.tls.key", "there is no readable file " + file);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Said below.
    }
    throw new ConfigException(
        "mqtt.tls.key",
        "%s holds no private key of the certificate's kind (PKCS#8 in PEM, '%s')"
            .formatted(file, BEGIN));
  }

  private static boolean belongTogether(PublicKey known, PrivateKey key) {
    try {
      var signature = Signature.getInstance(signatureOf(known));
      signature.initSign(key);
      signature.update(PROBE);
      var signed = signature.sign();
      signature.initVerify(known);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String signatureOf(PublicKey known) {
    return switch (known.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> known.getAlgorithm();
    };
  }
}
