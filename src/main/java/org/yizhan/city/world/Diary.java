package org.yizhan.city.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened at a station up to now. */
final class Diary {
  private final List<BookingStory> bookings;
  private final List<VisitStory> visits;
  private final List<Instant> refusals;
  private final List<AlarmStory> alarms;

  Diary() {
    this(List.of(), List.of(), List.of(), List.of());
  }

  private Diary(
      List<BookingStory> bookings,
      List<VisitStory> visits,
      List<Instant> refusals,
      List<AlarmStory> alarms) {
    this.bookings = new ArrayList<>(bookings);
    this.visits = new ArrayList<>(visits);
    this.refusals = new ArrayList<>(refusals);
    this.alarms = new ArrayList<>(alarms);
  }

  Diary copy() {
    return new Diary(
        bookings.stream().map(BookingStory::copy).toList(),
        visits.stream().map(VisitStory::copy).toList(),
        refusals,
        alarms);
  }

  List<BookingStory> bookings() {
    return bookings;
  }

  List<VisitStory> visits() {
    return visits;
  }

  /** When somebody was refused because nobody could come. */
  List<Instant> refusals() {
    return refusals;
  }

  List<AlarmStory> alarms() {
    return alarms;
  }
}
