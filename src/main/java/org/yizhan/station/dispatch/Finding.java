package org.yizhan.station.dispatch;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.visit.Visit;

/**
 * Why whoever was to go to a visit does not, or may not.
 *
 * @param assignment which it is about; another one makes it void
 * @param worker who that was
 * @param reasons in words for people, without personal data
 */
record Finding(UUID visit, int assignment, @Nullable UUID worker, List<Text> reasons) {
  /** Of whoever is to go. */
  static Finding of(Visit visit, List<Reason> why) {
    return new Finding(visit.id(), visit.assignment(), visit.worker(), words(why));
  }

  static List<Text> words(List<Reason> why) {
    return why.stream().map(Reason::text).distinct().toList();
  }
}
