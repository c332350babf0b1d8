package org.yizhan.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random codes and the keyed digests under which secret codes are stored. */
public final class Secrets {
  /** Without 0 O 1 I L, which people confuse when they copy a code by hand. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** {@code length} random decimal digits. */
  public static String digits(int length) {
    return random("0123456789", length);
  }

  /** {@code length} random letters and digits that can be copied by hand. */
  public static String letters(int length) {
    return random(LETTERS, length);
  }

  private static String random(String alphabet, int length) {
    return RANDOM
        .ints(length, 0, alphabet.length())
        .map(alphabet::charAt)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * HMAC-SHA256 of {@code text}: what is stored of a short secret, useless without the key file.
   */
  public static byte[] keyed(byte[] key, String text) {
    return keyed(key, text.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA256 of a file: a name that says nothing of what it names. */
  public static byte[] keyed(byte[] key, byte[] content) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SHA-256 over the parts, one after the other. */
  public static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Equal, taking the same time whether or not they are. */
  public static boolean same(byte[] a, byte[] b) {
    return MessageDigest.isEqual(a, b);
  }

  /** Lower-case hexadecimal. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
