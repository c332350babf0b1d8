package org.yizhan.platform.crypto;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * Signatures by keys that never leave a device: ECDSA on P-256 with SHA-256, r and s one after the
 * other, as browsers make them (W3C Web Cryptography, §23).
 */
public final class P256 {
  private static final ECParameterSpec CURVE = curve();

  private P256() {}

  private static ECParameterSpec curve() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key, if these bytes (SubjectPublicKeyInfo) are one on P-256. */
  public static Optional<ECPublicKey> key(byte[] encoded) {
    try {
      var key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
      return key instanceof ECPublicKey ec
              && ec.getParams().getCurve().equals(CURVE.getCurve())
              && ec.getParams().getGenerator().equals(CURVE.getGenerator())
          ? Optional.of(ec)
          : Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Whether the holder of the key signed the message. */
  public static boolean signed(ECPublicKey key, byte[] message, byte[] signature) {
    try {
      var check = Signature.getInstance("SHA256withECDSAinP1363Format");
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
