package org.yizhan.station.booking;

import java.time.LocalDate;
import java.util.Set;

/** Which days are public holidays, as the station's calendar has them. */
@FunctionalInterface
public interface Holidays {
  /** The holidays from a day until before another one. */
  Set<LocalDate> between(LocalDate from, LocalDate until);
}
