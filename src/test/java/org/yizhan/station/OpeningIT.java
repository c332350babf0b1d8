package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hours of the week are published once it is decided about every visit that they leave outside. */
class OpeningIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private static final String HOURS = "/api/v1/opening-hours";

  private final Encounters encounters = new Encounters(station);
  private final Caller manager = encounters.manager();
  private final Desk counter = station.counter();
  private final String cleaning = counter.service("Home cleaning, 2 hours");

  /** The week from a day on; every day but those left out has these hours. */
  private static Map<String, Object> week(
      LocalDate from, String opens, String closes, int... without) {
    var days =
        IntStream.rangeClosed(1, 7)
            .filter(day -> IntStream.of(without).noneMatch(closed -> closed == day))
            .mapToObj(day -> Map.of("weekday", day, "opens", opens, "closes", closes))
            .toList();
    return new HashMap<>(Map.of("from", from.toString(), "days", days));
  }

  /** Shorter hours on that day alone. */
  private Answer morningsOnly(LocalDate day, List<String> kept) {
    manager.post(HOURS, week(day.plusDays(1), "08:00", "20:00")).is(201);
    var order = week(day, "08:00", "12:00");
    order.put("kept", kept);
    return manager.post(HOURS, order);
  }

  private JsonNode day(LocalDate day) {
    var path = "/api/v1/slots?service=%s&date=%s&why=true".formatted(cleaning, day);
    return manager.get(path).is(200).json().at("/days/0");
  }

  /** A day from then on with room in the afternoon. */
  private LocalDate afternoon(int daysAhead) {
    var first =
        LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE).plusDays(daysAhead);
    return Stream.iterate(first, date -> date.plusDays(1))
        .limit(3)
        .filter(date -> afternoons(date).count() > 3)
        .findFirst()
        .orElseThrow();
  }

  private Stream<String> afternoons(LocalDate date) {
    return starts(date).filter(start -> start.substring(11).compareTo("13:00") >= 0);
  }

  /** When several are free. */
  private Stream<String> starts(LocalDate date) {
    return Encounters.stream(day(date).path("slots"))
        .filter(slot -> slot.path("free").asInt() > 2)
        .map(slot -> slot.path("start").asText());
  }

  @Test
  void shorterHoursWaitUntilEveryVisitOutsideIsKeptMovedOrCancelled() {
    var date = afternoon(2);
    var starts = afternoons(date).toList();
    var kept = counter.books(cleaning).at(starts.getFirst());
    var moved = counter.books(cleaning).at(starts.get(1));
    var cancelled = counter.books(cleaning).at(starts.getLast());

    manager.post(HOURS, week(date.plusDays(1), "08:00", "20:00")).is(201);
    var draft = week(date, "08:00", "12:00");
    var outside = manager.post(HOURS + "/preview", draft).is(200).json().path("visits");
    assertThat(Encounters.stream(outside).map(one -> one.at("/visit/id").asText()))
        .containsExactlyInAnyOrder(kept.visit(), moved.visit(), cancelled.visit());
    assertThat(Encounters.stream(outside).flatMap(one -> Encounters.stream(one.path("slots"))))
        .isNotEmpty()
        .allMatch(slot -> {
          var start = slot.path("start").asText();
          return !start.startsWith(date.toString())
              || start.substring(11, 16).compareTo("10:00") <= 0;
        });
    var undecided = manager.post(HOURS, draft).isProblem(409, "visits-undecided").json();
    assertThat(Encounters.stream(undecided.path("visits")).map(JsonNode::asText))
        .containsExactlyInAnyOrder(kept.visit(), moved.visit(), cancelled.visit());

    var proposal = outside.at("/1/slots/0/start").asText();
    manager.post(moved.path() + "/reschedule", Map.of("start", proposal)).is(200);
    manager.post(cancelled.path() + "/cancel").is(200);
    draft.put("kept", List.of(kept.visit()));
    var made = manager.post(HOURS, draft).is(201);
    assertThat(made.text("/days/6/closes")).isEqualTo("12:00");

    assertThat(encounters.state(kept)).isEqualTo("assigned");
    Eventually.holds(() -> afternoons(date).findAny().isEmpty());
    assertThat(Encounters.stream(day(date).path("slots")).map(slot -> slot.path("start").asText()))
        .allMatch(start -> start.substring(11, 16).compareTo("10:00") <= 0);
    assertThat(day(date).at("/open/closes").asText()).isEqualTo("12:00");
    counter.holds(cleaning, starts.getFirst()).isProblem(409, "slot-not-offered");
    manager
        .post(moved.path() + "/reschedule", Map.of("start", starts.get(1)))
        .isProblem(409, "slot-not-offered");
    assertThat(manager.post(HOURS + "/preview", draft).is(200).json().path("visits")).isEmpty();
    assertThat(station.anybody().get(HOURS).is(200).body()).contains(made.text("/id"));
  }

  @Test
  void aDayWithoutHoursTakesNoVisitsAndIsLeftOutOfASeries() {
    var date = afternoon(8);
    var start = afternoons(date).findFirst().orElseThrow();
    var hold = counter.holds(cleaning, start).is(201).text("/id");
    manager.post(HOURS, week(date.plusDays(1), "08:00", "20:00")).is(201);
    manager.post(HOURS, week(date, "08:00", "20:00", date.getDayOfWeek().getValue())).is(201);

    assertThat(day(date).has("open")).isFalse();
    assertThat(day(date).path("slots")).isEmpty();
    counter
        .books(cleaning)
        .without("service")
        .with("hold", hold)
        .tried()
        .isProblem(409, "slot-not-offered");
    var before = starts(date.minusWeeks(1)).findFirst().orElseThrow();
    counter
        .books(cleaning)
        .with("repeat", Map.of("everyWeeks", 1, "times", 2, "onHolidays", true))
        .triedAt(before)
        .isProblem(409, "series-taken");
  }

  @Test
  void whoBooksWhileHoursArePublishedIsInsideThemOrKnown() throws Exception {
    var date = afternoon(11);
    var starts = afternoons(date).toList();
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      var bookings =
          starts.stream()
              .limit(4)
              .<Callable<Answer>>map(at -> () -> counter.books(cleaning).triedAt(at))
              .map(crowd::submit)
              .toList();
      var published = crowd.submit(() -> morningsOnly(date, List.of())).get().status() == 201;
      long booked = 0;
      for (var booking : bookings) {
        booked += booking.get().status() == 201 ? 1 : 0;
      }
      assertThat(published).isEqualTo(booked == 0);
    }
  }

  @Test
  void whatIsPublishedHoldsAfterARestart() {
    var day = LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE).plusDays(300);
    manager.post(HOURS, week(day, "10:00", "16:00")).is(201);
    var before = manager.get(HOURS).is(200).body();

    station.stop();
    station.start();

    assertThat(station.manager().get(HOURS).is(200).body())
        .isEqualTo(before)
        .contains(day.toString());
  }

  @Test
  void hoursThatCannotBeAreRefused() {
    var today = LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE);
    assertThat(refused(week(today.minusDays(1), "08:00", "20:00"))).containsExactly("/from");
    assertThat(refused(week(today.plusDays(400), "08:00", "20:00"))).containsExactly("/from");
    assertThat(refused(week(today, "20:00", "08:00", 2, 3, 4, 5, 6, 7)))
        .containsExactly("/days/0/closes");
    var twice = Map.of("weekday", 1, "opens", "08:00", "closes", "20:00");
    assertThat(refused(Map.of("from", today.toString(), "days", List.of(twice, twice))))
        .containsExactly("/days/1/weekday");
  }

  private List<String> refused(Map<String, Object> week) {
    return manager.post(HOURS, week).isProblem(400, "invalid-input").wrongFields();
  }
}
