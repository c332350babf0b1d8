package org.yizhan.city.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.events.Event;

/** What became of a booking. */
final class BookingStory {
  private static final String TYPE = "org.yizhan.booking.%s.v1";

  private final UUID id;
  private final Instant made;
  private final int firstVisit;
  private final int visits;
  private long version = 1;
  private @Nullable Instant cancelled;

  /**
   * @param firstVisit index of the first of its visits; the others follow
   */
  BookingStory(UUID id, Instant made, int firstVisit, int visits) {
    this.id = id;
    this.made = made;
    this.firstVisit = firstVisit;
    this.visits = visits;
  }

  BookingStory copy() {
    var copy = new BookingStory(id, made, firstVisit, visits);
    copy.version = version;
    copy.cancelled = cancelled;
    return copy;
  }

  Instant made() {
    return made;
  }

  @Nullable Instant cancelled() {
    return cancelled;
  }

  /** Its part of all visits. */
  List<VisitStory> of(List<VisitStory> all) {
    return all.subList(firstVisit, firstVisit + visits);
  }

  Event told(Nature.Home home, Nature.Offer offer, List<VisitStory> own) {
    var data = new TreeMap<String, Object>();
    data.put("booking", id);
    data.put("service", offer.service());
    data.put("priceFen", offer.priceFen());
    data.put("channel", "kiosk");
    data.put("household", home.household());
    data.put("visits", ids(own));
    return Event.of(made, "kiosk:simulator", TYPE.formatted("created"), id, version, data);
  }

  /** All of it is called off. */
  Event calledOff(List<VisitStory> own, Instant at) {
    cancelled = at;
    return changed("cancelled", Map.of("visits", ids(own)), at);
  }

  /** Something else happened to it: {@code rescheduled}, {@code visits-cancelled}. */
  Event changed(String what, Map<String, ?> data, Instant at) {
    return Event.of(at, "staff:simulator", TYPE.formatted(what), id, ++version, data);
  }

  Event completed(Instant at) {
    return changed("completed", Map.of("booking", id), at);
  }

  static List<UUID> ids(List<VisitStory> visits) {
    return visits.stream().map(story -> story.visit().id()).toList();
  }
}
