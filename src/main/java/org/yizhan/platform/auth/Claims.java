package org.yizhan.platform.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.json.Json;

/**
 * What a token says of itself. Good for choosing the key that checks it; proves nothing before
 * that.
 *
 * @param iss who issued it
 * @param sub whom it names
 * @param exp second of the Unix epoch in which it ends
 */
public record Claims(@Nullable String iss, @Nullable String sub, long exp) {
  /** Reads the token without checking it; nothing when it is no JWT. */
  public static Optional<Claims> unchecked(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      var payload = Base64.getUrlDecoder().decode(parts[1].getBytes(StandardCharsets.US_ASCII));
      return Optional.ofNullable(Json.read(payload, Claims.class));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** When the token ends. */
  public Instant expiresAt() {
    return Instant.ofEpochSecond(exp);
  }
}
