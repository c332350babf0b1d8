package org.yizhan.platform.events;

import java.util.UUID;
import org.yizhan.platform.crypto.Secrets;

/**
 * An event at its place in the sealed log.
 *
 * @param hash SHA-256 over the hash before it and the body
 */
public record SealedEvent(
    UUID epoch, long seq, UUID subject, String type, byte[] body, byte[] hash) {
  /** The hash before the first event of the first epoch: zeros. */
  public static byte[] genesis() {
    return new byte[32];
  }

  /** The hash of a body that follows {@code previous}. */
  public static byte[] chain(byte[] previous, byte[] body) {
    return Secrets.sha256(previous, body);
  }

  /** The id of server-sent events: {@code epoch.seq}. */
  public String position() {
    return epoch + "." + seq;
  }
}
