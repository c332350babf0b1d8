package org.yizhan.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what stands in a column with AES-256-GCM. The key is a file beside the database, not in
 * it, so a copied database alone gives nothing away. The first byte names the format, to let the
 * key be changed one day.
 */
public final class ColumnCipher {
  private static final byte FORMAT = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /** Uses a key of 32 bytes. */
  public ColumnCipher(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** The encrypted form of {@code plain}; two calls never give the same bytes. */
  public byte[] encrypt(String plain) {
    return seal(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** The encrypted form of a file; two calls never give the same bytes. */
  public byte[] seal(byte[] plain) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var sealed = run(Cipher.ENCRYPT_MODE, nonce, plain);
    return ByteBuffer.allocate(1 + NONCE + sealed.length)
        .put(FORMAT)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * @throws IllegalArgumentException when the bytes were not made by this key or were changed since
   */
  public String decrypt(byte[] stored) {
    return new String(open(stored), StandardCharsets.UTF_8);
  }

  /**
   * What {@link #seal} was given.
   *
   * @throws IllegalArgumentException when the bytes were not made by this key or were changed since
   */
  public byte[] open(byte[] stored) {
    if (stored.length < 1 + NONCE || stored[0] != FORMAT) {
      throw new IllegalArgumentException("Not an encrypted column");
    }
    var nonce = Arrays.copyOfRange(stored, 1, 1 + NONCE);
    var sealed = Arrays.copyOfRange(stored, 1 + NONCE, stored.length);
    return run(Cipher.DECRYPT_MODE, nonce, sealed);
  }

  private byte[] run(int mode, byte[] nonce, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The column cannot be decrypted with this key", e);
    }
  }
}
