package org.yizhan.station.tracking;

import org.yizhan.station.tracking.Tracking.Receipt;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.visit.VisitState;

/** What becomes of reports. */
final class Receipts {
  private Receipts() {}

  static Receipt applied(VisitState state) {
    return new Receipt.Kept(new Outcome.Applied(state));
  }

  static Receipt refused(Refusal why) {
    return new Receipt.Kept(new Outcome.Refused(why));
  }
}
