package org.yizhan.integrity.law;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.yizhan.station.Answer;
import org.yizhan.station.Caller;

/** Books, moves and cancels, as residents and the counter do. */
record Booker(Caller manager) {
  private static final String BOOKINGS = "/api/v1/bookings";
  private static final Map<String, Object> AGAINST_RULES =
      Map.of("override", Map.of("reason", "值班经理决定"));

  Stream<Answer> act(Choice choice) {
    return switch (choice.act().kind()) {
      case BOOK -> Stream.of(book(choice, at(choice)));
      case BOOK_THAT_WORKER -> Stream.of(book(choice, with(at(choice), "worker", choice.worker())));
      case BOOK_URGENTLY ->
          Stream.of(book(choice, Map.of("service", choice.service(), "urgent", true)));
      case BOOK_TO_PLAN -> Stream.of(book(choice, with(at(choice, choice.soon()), "toPlan", true)));
      case BOOK_SERIES -> Stream.of(book(choice, with(at(choice), "repeat", repeat(choice))));
      case HOLD -> Stream.of(hold(choice));
      case CONFIRM -> choice.hold().map(hold -> book(choice, Map.of("hold", hold))).stream();
      case MOVE -> choice.booking().map(booking -> move(choice, booking, Map.of())).stream();
      case MOVE_AGAINST_RULES ->
          choice.booking().map(booking -> move(choice, booking, AGAINST_RULES)).stream();
      case CANCEL -> choice.booking().map(booking -> cancel(booking, Map.of())).stream();
      case CANCEL_ONE_DATE -> choice.visit().map(this::cancelDate).stream();
      default -> throw new IllegalArgumentException(choice.act().toString());
    };
  }

  private static Map<String, Object> at(Choice choice) {
    return at(choice, choice.start());
  }

  private static Map<String, Object> at(Choice choice, Instant start) {
    return Map.of("service", choice.service(), "start", start.toString());
  }

  private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
    var more = new HashMap<>(body);
    more.put(field, value);
    return more;
  }

  private static Map<String, Object> repeat(Choice choice) {
    return Map.of("everyWeeks", 1, "times", 2 + choice.act().who() % 3, "onHolidays", true);
  }

  private Answer book(Choice choice, Map<String, Object> what) {
    var body = new HashMap<>(what);
    body.put("address", choice.home());
    var title = choice.act().when() % 2 == 0 ? "ms" : "mr";
    body.put("people", Map.of("booker", Map.of("title", title), "callAtStation", true));
    if (choice.act().who() % 3 > 0 && choice.isPersonal(body.get("service"))) {
      body.put("sameGender", true);
    }
    body.put("consent", Map.of("version", "2026-11"));
    if (choice.act().who() % 2 == 0) {
      choice.booking().ifPresent(known -> body.put("household", Map.of("booking", known)));
    }
    return manager.with("Idempotency-Key", UUID.randomUUID().toString()).post(BOOKINGS, body);
  }

  /** Each in a turn of its own, or several in one. */
  private Answer hold(Choice choice) {
    var wish = with(at(choice), "session", "turn " + choice.act().who() % 3);
    return manager.post("/api/v1/holds", wish);
  }

  private Answer move(Choice choice, UUID booking, Map<String, Object> more) {
    var wish = new HashMap<>(more);
    wish.put("start", choice.start().toString());
    var visits = visits(booking);
    wish.put("visit", visits.get(choice.act().what() % visits.size()));
    if (choice.act().who() % 3 == 0) {
      wish.put("worker", choice.worker());
    }
    return manager.post(BOOKINGS + "/" + booking + "/reschedule", wish);
  }

  private List<String> visits(UUID booking) {
    var visits = new ArrayList<String>();
    var booked = manager.get(BOOKINGS + "/" + booking).is(200).json().path("visits");
    booked.forEach(visit -> visits.add(visit.path("id").asText()));
    return visits;
  }

  private Answer cancelDate(UUID visit) {
    var booking = manager.get("/api/v1/visits/" + visit).is(200).text("/booking");
    return cancel(UUID.fromString(booking), Map.of("visit", visit));
  }

  private Answer cancel(UUID booking, Map<String, Object> what) {
    return manager.post(BOOKINGS + "/" + booking + "/cancel", what);
  }
}
