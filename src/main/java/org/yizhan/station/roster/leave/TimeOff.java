package org.yizhan.station.roster.leave;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Codes;
import org.yizhan.station.schedule.Window;

/**
 * Time in which a worker takes no visits, once it is approved.
 *
 * @param reason for staff only; absent where it is not asked for
 */
record TimeOff(
    UUID id,
    long version,
    UUID worker,
    Window during,
    Kind kind,
    State state,
    @Nullable String reason) {
  /** What it is for. */
  enum Kind {
    ANNUAL,
    PERSONAL,
    SICK,
    /** In place of a day of rest that was missed. */
    REST;

    @JsonValue
    String code() {
      return Codes.of(this);
    }

    @JsonCreator
    static Kind of(String code) {
      return Codes.parse(Kind.class, code);
    }
  }

  /** How it stands. */
  enum State {
    PENDING,
    APPROVED,
    DECLINED,
    WITHDRAWN;

    /** Whether it takes its time: no other may be asked for then. */
    boolean counts() {
      return this == PENDING || this == APPROVED;
    }

    @JsonValue
    String code() {
      return Codes.of(this);
    }

    @JsonCreator
    static State of(String code) {
      return Codes.parse(State.class, code);
    }
  }

  /** The same one version later. */
  TimeOff in(State next) {
    return new TimeOff(id, version + 1, worker, during, kind, next, reason);
  }
}
