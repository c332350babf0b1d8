package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visit that comes back: every date is a visit of its own, or nothing is booked. */
class SeriesIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private static Desk counter;
  private static String cleaning;

  @BeforeAll
  static void open() {
    counter = station.counter();
    cleaning = counter.service("Home cleaning, 2 hours");
  }

  private static Order weekly(int times) {
    return counter.books(cleaning).with("repeat", Map.of("everyWeeks", 1, "times", times));
  }

  private static List<OffsetDateTime> starts(Answer booking) {
    return StreamSupport.stream(booking.json().path("visits").spliterator(), false)
        .map(SeriesIT::start)
        .toList();
  }

  private static OffsetDateTime start(JsonNode visit) {
    return OffsetDateTime.parse(visit.path("start").asText());
  }

  private static List<String> workers(Answer booking) {
    return booking.json().path("visits").findValues("worker").stream()
        .map(worker -> worker.path("id").asText())
        .toList();
  }

  private static long occupied(Answer booking) {
    return station
        .database()
        .number(
            "SELECT count(*) FROM occupancy JOIN visit v ON v.id = visit_id WHERE v.booking_id = '%s'"
                .formatted(booking.text("/id")));
  }

  /** Does something while nobody works on the day of {@code start}. */
  private static void whileNobodyWorks(OffsetDateTime start, Runnable something) {
    var those =
        "during && tstzrange('%1$s', '%1$s'::timestamptz + interval '3 hours')".formatted(start);
    station.database().run("CREATE TABLE spared AS SELECT * FROM shift WHERE " + those);
    station.database().run("DELETE FROM shift WHERE " + those);
    try {
      something.run();
    } finally {
      station.database().run("INSERT INTO shift SELECT * FROM spared");
      station.database().run("DROP TABLE spared");
    }
  }

  @Test
  void eightWeeksAreEightVisitsOfOneWorker() {
    var slot = counter.roomySlot(cleaning);
    var repeat = Map.of("everyWeeks", 1, "times", 8, "onHolidays", true);

    var booked = counter.books(cleaning).with("repeat", repeat).triedAt(slot).is(201);

    var first = OffsetDateTime.parse(slot);
    assertThat(starts(booked)).hasSize(8);
    for (int week = 0; week < 8; week++) {
      assertThat(starts(booked).get(week)).isEqualTo(first.plusWeeks(week));
    }
    assertThat(new HashSet<>(workers(booked))).hasSize(1);
    assertThat(occupied(booked)).isEqualTo(8);
  }

  @Test
  void datesAndHolidaysAreLeftOut() {
    var slot = counter.roomySlot(cleaning);
    var first = OffsetDateTime.parse(slot);
    var holiday = first.plusWeeks(2).toLocalDate();
    var exception = first.plusWeeks(1).toLocalDate();
    var manager = station.manager();
    var day = Map.of("kind", "holiday", "name", Map.of("zh", "放假", "en", "Off"), "source", "test");
    manager.put("/api/v1/calendar/" + holiday, day).is(200);
    var repeat = Map.of("everyWeeks", 1, "times", 4, "except", List.of(exception.toString()));

    var shown =
        counter
            .caller()
            .get(
                "/api/v1/series?service=%s&times=4&except=%s&start=%s"
                    .formatted(cleaning, exception, slot.replace("+", "%2B")))
            .is(200);
    var all =
        counter
            .caller()
            .get(
                "/api/v1/series?service=%s&times=4&onHolidays=true&start=%s"
                    .formatted(cleaning, slot.replace("+", "%2B")))
            .is(200);
    var booked = counter.books(cleaning).with("repeat", repeat).triedAt(slot).is(201);
    manager.delete("/api/v1/calendar/" + holiday).is(204);

    assertThat(shown.json().path("dates").findValuesAsText("state"))
        .containsExactly("free", "excepted", "holiday", "free");
    assertThat(all.json().path("dates").findValuesAsText("state")).doesNotContain("holiday");
    assertThat(starts(booked)).containsExactly(first, first.plusWeeks(3));
  }

  @Test
  void aDateOnWhichNobodyCanComeRefusesAll() {
    var slot = counter.roomySlot(cleaning);
    var first = OffsetDateTime.parse(slot);
    whileNobodyWorks(first.plusWeeks(5), () -> takesAllOrNone(slot, first));
  }

  /** Six weeks of which nobody can come in the last. */
  private static void takesAllOrNone(String slot, OffsetDateTime first) {
    var before = station.database().number("SELECT count(*) FROM visit");

    var all = Map.of("everyWeeks", 1, "times", 6, "onHolidays", true);
    var refused =
        counter.books(cleaning).with("repeat", all).triedAt(slot).isProblem(409, "series-taken");

    assertThat(refused.json().path("dates"))
        .extracting(date -> OffsetDateTime.parse(date.asText()))
        .containsExactly(first.plusWeeks(5));
    assertThat(station.database().number("SELECT count(*) FROM visit")).isEqualTo(before);
    var without = new HashMap<String, Object>(all);
    without.put("except", List.of(date(first.plusWeeks(5))));
    assertThat(starts(counter.books(cleaning).with("repeat", without).triedAt(slot).is(201)))
        .hasSize(5);
  }

  private static String date(OffsetDateTime at) {
    return at.toLocalDate().toString();
  }

  @Test
  void theFirstDateMayBeHeld() {
    var slot = counter.roomySlot(cleaning);
    var hold = counter.holds(cleaning, slot).is(201);
    var key = UUID.randomUUID().toString();
    var order = weekly(3).with("hold", hold.text("/id")).without("service").under(key);

    var booked = order.tried().is(201);

    assertThat(workers(booked)).hasSize(3).first().isEqualTo(hold.text("/worker/id"));
    assertThat(occupied(booked)).isEqualTo(3);
    assertThat(order.tried().is(201).body()).isEqualTo(booked.body());
  }

  @Test
  void oneDateIsCancelledAndTheRestStays() {
    var booked = weekly(3).triedAt(counter.roomySlot(cleaning)).is(201);
    var path = "/api/v1/bookings/" + booked.text("/id") + "/cancel";
    var manager = station.manager();

    var after = manager.post(path, Map.of("visit", booked.text("/visits/1/id"))).is(200);

    assertThat(after.text("/state")).isEqualTo("booked");
    assertThat(after.json().path("visits").findValuesAsText("state"))
        .containsExactly("assigned", "cancelled", "assigned");
    assertThat(occupied(booked)).isEqualTo(2);
    assertThat(manager.post(path).is(200).text("/state")).isEqualTo("cancelled");
    assertThat(occupied(booked)).isZero();
  }

  @Test
  void badSeriesNameTheirFields() {
    var slot = counter.roomySlot(cleaning);
    var first = OffsetDateTime.parse(slot).toLocalDate();

    refused(Map.of("everyWeeks", 8, "times", 26), slot, "/repeat/times");
    refused(Map.of("everyWeeks", 1, "times", 1), slot, "/repeat/times");
    refused(except(first.plusDays(1)), slot, "/repeat/except");
    refused(except(first), slot, "/repeat");
  }

  private static Map<String, Object> except(LocalDate date) {
    return Map.of("everyWeeks", 1, "times", 3, "except", List.of(date.toString()));
  }

  private static void refused(Map<String, Object> repeat, String slot, String field) {
    var refused = counter.books(cleaning).with("repeat", repeat).triedAt(slot).is(400);
    assertThat(refused.wrongFields()).contains(field);
  }
}
