package org.yizhan.station.preference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Codes;

/**
 * A household and a worker who are not brought together again (S32). It costs neither of them
 * anything: no score knows of it.
 *
 * @param wishOf who wanted it so
 * @param reason for staff only
 * @param by who wrote it down, as in events
 */
record Block(
    UUID id,
    UUID household,
    UUID worker,
    WishOf wishOf,
    @Nullable String reason,
    Instant at,
    String by) {
  /** Which side. */
  enum WishOf {
    HOUSEHOLD,
    WORKER;

    /** As contract and tables write it. */
    @JsonValue
    String code() {
      return Codes.of(this);
    }

    @JsonCreator
    static WishOf of(String code) {
      return Codes.parse(WishOf.class, code);
    }
  }
}
