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
  NEVER;

  static Liveness of(@Nullable Instant lastWord, Instant now, LivenessConfig config) {
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
