package org.yizhan.city.world;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.city.world.Due.Kind;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.visit.VisitState;

/** A simulated station: what happens at it, told by the events that a real one writes. */
public final class StationWorld {
  private static final double REFUSED = 0.02;
  private static final double REFUSED_WHEN_BUSY = 0.25;
  private static final double UNLICENSED = 0.002;

  private final Nature nature;
  private final ZoneId zone;
  private final Chance chance;
  private final Agenda agenda;
  private final Diary diary;
  private final Bookings bookings;
  private final Fates fates;
  private final Staffing staffing;
  private final List<Event> told = new ArrayList<>();

  private StationWorld(
      Nature nature, ZoneId zone, Chance chance, Agenda agenda, Diary diary, Staffing staffing) {
    this.nature = nature;
    this.zone = zone;
    this.chance = chance;
    this.agenda = agenda;
    this.diary = diary;
    this.staffing = staffing;
    this.bookings = new Bookings(nature, zone, chance);
    this.fates = new Fates(nature, chance, agenda);
  }

  /** A station that opens on {@code first}; the same seed leads the same life. */
  public static StationWorld opening(LocalDate first, ZoneId zone, long seed) {
    var chance = new Chance(seed);
    var nature = Nature.draw(chance);
    var staffing = Staffing.draw(new Chance(~seed), nature.workers().size());
    var world = new StationWorld(nature, zone, chance, new Agenda(), new Diary(), staffing);
    world.agenda.add(first.atStartOfDay(zone).toInstant(), Kind.DAY_BEGINS);
    return world;
  }

  /** The same past, and another future: what a restored backup goes on with. */
  public StationWorld copy() {
    var other = new Chance(chance.seed());
    return new StationWorld(nature, zone, other, agenda.copy(), diary.copy(), staffing.copy());
  }

  /** Lets everything happen that is due before {@code until}; returns what was told, in order. */
  public List<Event> advance(Instant until) {
    told.clear();
    for (var due = agenda.next(until); due != null; due = agenda.next(until)) {
      happen(due);
    }
    return List.copyOf(told);
  }

  /** What is true of all that has happened. */
  public Truth truth() {
    return Truth.of(diary, staffing.now(), zone);
  }

  private void happen(Due due) {
    switch (due.kind()) {
      case DAY_BEGINS -> beginDay(due.at());
      case IS_BOOKED -> book(due.at());
      case IS_REFUSED -> refuse(due.at());
      case CALLS_A_PERSON -> say(due.at(), "org.yizhan.kiosk.called.v1", Map.of());
      case IS_CANCELLED -> cancel(diary.bookings().get(due.target()), due.at());
      case ALARM_CLOSES -> told.add(diary.alarms().get(due.target()).closed(due.at()));
      default -> {
        var story = diary.visits().get(due.target());
        if (story.visit().assignment() == due.assignment() && !story.visit().state().over()) {
          happen(due, story);
        }
      }
    }
  }

  private void beginDay(Instant midnight) {
    staffing.beginDay(midnight).ifPresent(told::add);
    var day = LocalDate.ofInstant(midnight, zone);
    var booked = chance.times(nature.bookings() * Nature.demand(day.getDayOfWeek()));
    var refused =
        chance.times(booked * (chance.happens(nature.busy()) ? REFUSED_WHEN_BUSY : REFUSED));
    plan(day, booked, Kind.IS_BOOKED);
    plan(day, refused, Kind.IS_REFUSED);
    plan(day, chance.times(booked * 0.1), Kind.CALLS_A_PERSON);
    agenda.add(day.plusDays(1).atStartOfDay(zone).toInstant(), Kind.DAY_BEGINS);
  }

  private void plan(LocalDate day, int times, Kind kind) {
    for (int i = 0; i < times; i++) {
      agenda.add(day.atTime(chance.timeOfDay()).atZone(zone).toInstant(), kind);
    }
  }

  private void book(Instant now) {
    var home = chance.oneOf(nature.homes());
    var offer = chance.oneOf(nature.offers());
    var index = diary.bookings().size();
    var first = diary.visits().size();
    var id = Ids.next();
    var own = bookings.visits(index, id, home, offer, now);
    var booking = new BookingStory(id, now, first, own.size());
    diary.bookings().add(booking);
    diary.visits().addAll(own);
    told.add(booking.told(home, offer, own));
    own.forEach(story -> told.add(story.told()));
    for (int i = 0; i < own.size(); i++) {
      fates.decide(first + i, own.get(i).visit(), now);
    }
    if (chance.happens(0.07)) {
      var ahead = Duration.between(now, own.getFirst().visit().start()).toSeconds();
      agenda.add(now.plusSeconds((long) (chance.share() * ahead)), Kind.IS_CANCELLED, index);
    }
  }

  private void refuse(Instant now) {
    diary.refusals().add(now);
    var data = Map.of("service", chance.oneOf(nature.offers()).service(), "reason", "slot-taken");
    say(now, "org.yizhan.demand.unmet.v1", data);
  }

  private void say(Instant at, String type, Map<String, ?> data) {
    told.add(Event.of(at, "kiosk:simulator", type, Ids.next(), 1, data));
  }

  private void cancel(BookingStory booking, Instant now) {
    var own = booking.of(diary.visits());
    if (own.stream().allMatch(story -> story.visit().state().open())) {
      own.forEach(story -> told.add(story.calledOff(now)));
      told.add(booking.calledOff(own, now));
    }
  }

  private void happen(Due due, VisitStory story) {
    switch (due.kind()) {
      case IS_GIVEN_ANEW -> give(due, story, List.of());
      case IS_GIVEN_AGAINST_A_RULE -> give(due, story, List.of("health"));
      case IS_MOVED -> move(due, story);
      case DATE_IS_CANCELLED -> cancelDate(story, due.at());
      case IS_OVERDUE -> miss(due, story);
      case IS_ACCEPTED -> report(due, story, VisitState.ACCEPTED);
      case IS_DECLINED -> report(due, story, VisitState.UNASSIGNED);
      case SETS_OUT -> report(due, story, VisitState.DEPARTED);
      case ARRIVES -> report(due, story, VisitState.ARRIVED);
      case STARTS -> report(due, story, VisitState.STARTED);
      case FINISHES -> report(due, story, VisitState.FINISHED);
      case FINDS_NOBODY -> report(due, story, VisitState.UNANSWERED);
      default -> throw new IllegalStateException(due.toString());
    }
  }

  private void report(Due due, VisitStory story, VisitState next) {
    told.add(story.step(next, due.since(), due.at(), !chance.happens(UNLICENSED)));
    completeIfOver(story, due.at());
  }

  private void completeIfOver(VisitStory story, Instant now) {
    var booking = diary.bookings().get(story.booking());
    if (booking.of(diary.visits()).stream().allMatch(each -> each.visit().state().over())) {
      told.add(booking.completed(now));
    }
  }

  private void give(Due due, VisitStory story, List<String> rules) {
    if (story.visit().state().open()) {
      told.add(story.assigned(chance.oneOf(nature.workers()), rules, due.at()));
      fates.decide(due.target(), story.visit(), due.at());
    }
  }

  private void move(Due due, VisitStory story) {
    var visit = story.visit();
    if (!visit.state().open() || visit.shape().crew() != null) {
      return;
    }
    var start = visit.start().plus(Duration.ofHours(24L * chance.between(0, 2) + 2));
    var length = Duration.between(visit.start(), visit.end());
    told.add(story.moved(start, start.plus(length), worker(story), due.at()));
    var booking = diary.bookings().get(story.booking());
    told.add(booking.changed("rescheduled", Map.of("visits", List.of(visit.id())), due.at()));
    fates.decide(due.target(), story.visit(), due.at());
  }

  private static UUID worker(VisitStory story) {
    return requireNonNull(story.visit().worker());
  }

  /** One date of several. */
  private void cancelDate(VisitStory story, Instant now) {
    var booking = diary.bookings().get(story.booking());
    var others = booking.of(diary.visits()).stream().filter(each -> !each.equals(story));
    var visit = story.visit();
    if (visit.state().open()
        && visit.shape().crew() == null
        && others.anyMatch(each -> !each.visit().state().over())) {
      told.add(story.calledOff(now));
      var data = Map.of("visits", List.of(visit.id()));
      told.add(booking.changed("visits-cancelled", data, now));
    }
  }

  private void miss(Due due, VisitStory story) {
    if (story.visit().state().compareTo(VisitState.ARRIVED) < 0) {
      var now = due.at();
      story.miss(now);
      var alarm = new AlarmStory(Ids.next(), story.visit().id(), now);
      told.add(alarm.told());
      agenda.add(now.plus(chance.minutes(10, 60)), Kind.ALARM_CLOSES, diary.alarms().size());
      diary.alarms().add(alarm);
      fates.disappoint(due.target(), story, now);
    }
  }
}
