package org.yizhan.station.tracking;

import org.jspecify.annotations.Nullable;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.visit.VisitState;

/** What a report does to its visit. */
sealed interface Outcome {
  /** It is lawful and leaves the visit in this state. */
  record Applied(VisitState state) implements Outcome {}

  /** It is kept, and shown to staff, but changes nothing. */
  record Refused(Refusal why) implements Outcome {}

  /** Why it was refused; absent when it was applied. */
  default @Nullable Refusal refusal() {
    return this instanceof Refused(var why) ? why : null;
  }
}
