package org.yizhan.station.dispatch;

import java.util.List;
import java.util.UUID;
import org.yizhan.platform.text.Text;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.visit.Visit;

/**
 * What a look ahead found about a visit.
 *
 * @param assignment which it is about; another one makes it void
 * @param reasons in words for people, without personal data
 */
record Finding(UUID visit, int assignment, List<Text> reasons) {
  static Finding of(Visit visit, List<Reason> why) {
    return new Finding(
        visit.id(), visit.assignment(), why.stream().map(Reason::text).distinct().toList());
  }
}
