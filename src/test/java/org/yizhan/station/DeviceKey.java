package org.yizhan.station;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/** The key of a worker's device, which signs as a browser does; and how it gets in with it. */
public record DeviceKey(KeyPair pair) {
  /** A new key on the named curve. */
  public static DeviceKey on(String curve) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return new DeviceKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new key as the station wants it. */
  public static DeviceKey fresh() {
    return on("secp256r1");
  }

  /** The public key as it is sent. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  /** The signature of the text as it is sent. */
  public String sign(String text) {
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What enrols a device with this key. */
  public Map<String, String> redeeming(String code) {
    return Map.of("code", code, "publicKey", publicKey(), "signature", sign(code), "name", "手机");
  }
}
