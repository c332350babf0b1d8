package org.yizhan.station.schedule;

import java.util.List;

/** Whether a worker can take a visit. */
public sealed interface Verdict {
  /** The worker can. */
  record Possible() implements Verdict {}

  /** The worker cannot, for these reasons. */
  record Impossible(List<Reason> reasons) implements Verdict {
    public Impossible {
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("A refusal has a reason");
      }
    }
  }
}
