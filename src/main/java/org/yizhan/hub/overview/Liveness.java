package org.yizhan.hub.overview;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Codes;

/** Whether a station lives. */
enum Liveness {
  LIVE,
  LATE,
  SILENT,
  NEVER,
  REVOKED;

  /**
   * @param revokedAt since when its key counts no more
   * @param lastWord when it was last heard
   */
  static Liveness of(
      @Nullable Instant revokedAt, @Nullable Instant lastWord, Instant now, LivenessConfig config) {
    if (revokedAt != null) {
      return REVOKED;
    }
    if (lastWord == null) {
      return NEVER;
    }
    var seconds = Duration.between(lastWord, now).toSeconds();
    if (seconds < config.lateSeconds()) {
      return LIVE;
    }
    return seconds < config.silentSeconds() ? LATE : SILENT;
  }

  /** How it is written. */
  @JsonValue
  String code() {
    return Codes.of(this);
  }
}
