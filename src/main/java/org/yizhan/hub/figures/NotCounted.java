package org.yizhan.hub.figures;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.yizhan.hub.log.ReceivedEvent;
import org.yizhan.platform.text.Codes;

/**
 * An event that speaks of what figures count and is in none of them: it is kept, and staff of the
 * city see that figures lack it.
 *
 * @param type of the event, shortened
 * @param at when it happened
 */
record NotCounted(Reason reason, long seq, String type, Instant at) {
  private static final int LONGEST_TYPE = 100;

  /** Why it does not count. */
  enum Reason {
    /** In a version that this hub does not know: the station is newer. */
    NEWER,
    /** Without what is counted of it. */
    INCOMPLETE,
    /** In a form that could be kept but cannot be read. */
    UNREADABLE;

    /** How it is written. */
    @JsonValue
    String code() {
      return Codes.of(this);
    }
  }

  static NotCounted of(ReceivedEvent event, Reason reason) {
    var type = event.type();
    var shown = type.length() > LONGEST_TYPE ? type.substring(0, LONGEST_TYPE) : type;
    return new NotCounted(reason, event.seq(), shown, event.at());
  }
}
