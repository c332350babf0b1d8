package org.yizhan.platform.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Password hashes: PBKDF2-HMAC-SHA256 with the number of rounds OWASP asks for (2025). Takes about
 * 0.2 s on purpose.
 */
public final class Passwords {
  private static final int ROUNDS = 600_000;
  private static final int BITS = 256;

  private Passwords() {}

  /** The storable form {@code rounds:salt:hash}. */
  public static String hash(String password) {
    var salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    var base64 = Base64.getEncoder();
    return ROUNDS
        + ":"
        + base64.encodeToString(salt)
        + ":"
        + base64.encodeToString(derive(password, salt, ROUNDS));
  }

  /** Whether {@code password} is the one that {@code stored} was made from. */
  public static boolean matches(String password, String stored) {
    var parts = stored.split(":", -1);
    var base64 = Base64.getDecoder();
    var derived = derive(password, base64.decode(parts[1]), Integer.parseInt(parts[0]));
    return Secrets.same(derived, base64.decode(parts[2]));
  }

  private static byte[] derive(String password, byte[] salt, int rounds) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
