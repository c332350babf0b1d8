package org.yizhan.hub.overview;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import org.yizhan.platform.text.Codes;

/** Whether a station lives. */
enum Liveness {
  LIVE,
  LATE,
  SILENT,
  NEVER,
  REVOKED;

  static Liveness of(KnownStation station, Instant now, LivenessConfig config) {
    if (station.revokedAt() != null) {
      return REVOKED;
    }
    var lastWord = station.lastWord();
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
