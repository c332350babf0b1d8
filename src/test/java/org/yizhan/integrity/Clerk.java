package org.yizhan.integrity;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.integrity.Books.Opening;
import org.yizhan.station.Answer;
import org.yizhan.station.Caller;

/** What the manager does at a station, call by call. */
record Clerk(Caller caller, String building) {
  private static final String BOOKINGS = "/api/v1/bookings";

  /** The manager of the station at the other end of {@code caller}. */
  static Clerk at(Caller caller) {
    return new Clerk(caller, caller.get("/api/v1/buildings").is(200).text("/buildings/0/id"));
  }

  /**
   * Books the opening.
   *
   * @param worker nobody else; whoever is free when null
   * @param flat residents of different flats
   */
  Answer books(Opening opening, @Nullable UUID worker, int flat, String key) {
    return book(wish(opening, worker), flat, key);
  }

  /** Books the opening and the same time of the weeks after it, {@code times} in all. */
  Answer books(Opening opening, @Nullable UUID worker, int flat, String key, int times) {
    var what = wish(opening, worker);
    what.put("repeat", Map.of("everyWeeks", 1, "times", times, "onHolidays", true));
    return book(what, flat, key);
  }

  /** Turns a hold into a booking. */
  Answer confirms(UUID hold, int flat, String key) {
    return book(Map.of("hold", hold), flat, key);
  }

  private Answer book(Map<String, Object> what, int flat, String key) {
    var body = new HashMap<>(what);
    body.put(
        "address",
        Map.of("building", building, "unit", flat % 3 + 1, "floor", flat % 18 + 1, "room", 1));
    body.put("people", Map.of("booker", Map.of(), "callAtStation", true));
    body.put("consent", Map.of("version", "2026-11"));
    return caller.with("Idempotency-Key", key).post(BOOKINGS, body);
  }

  private static Map<String, Object> wish(Opening opening, @Nullable UUID worker) {
    var wish = new HashMap<String, Object>();
    wish.put("service", opening.service());
    wish.put("start", opening.start().toString());
    if (worker != null) {
      wish.put("worker", worker);
    }
    return wish;
  }

  /** Keeps the opening for one resident's turn. */
  Answer holds(Opening opening, @Nullable UUID worker, String turn) {
    var wish = wish(opening, worker);
    wish.put("session", turn);
    return caller.post("/api/v1/holds", wish);
  }

  /** Cancels the booking as it stands. */
  Answer cancels(UUID booking) {
    return caller.post(BOOKINGS + "/" + booking + "/cancel", Map.of());
  }

  /** Moves the booking as it stands. */
  Answer moves(UUID booking, Opening to, @Nullable UUID worker) {
    var wish = wish(to, worker);
    wish.remove("service");
    return caller.post(BOOKINGS + "/" + booking + "/reschedule", wish);
  }

  /** The same clerk who read {@code version} of what is changed. */
  Clerk having(long version) {
    return new Clerk(caller.with("If-Match", "\"" + version + "\""), building);
  }

  /** Gives the visit to the worker. */
  Answer assigns(UUID visit, UUID worker) {
    return caller.put("/api/v1/visits/" + visit + "/assignment", Map.of("worker", worker));
  }

  /** The visit as it stands. */
  Answer visit(UUID visit) {
    return caller.get("/api/v1/visits/" + visit).is(200);
  }

  /** The booking as it stands. */
  Answer booking(UUID booking) {
    return caller.get(BOOKINGS + "/" + booking).is(200);
  }

  /** Lets a hold go. */
  Answer releases(UUID hold) {
    return caller.delete("/api/v1/holds/" + hold);
  }

  /** Writes a plan down: visits at their first version, and who gets them. */
  Answer proposes(Map<UUID, UUID> workers) {
    var assignments =
        workers.entrySet().stream()
            .map(gift ->
                Map.of(
                    "visit", gift.getKey(),
                    "version", 1,
                    "worker", gift.getValue()))
            .toList();
    return caller.post("/api/v1/plans", Map.of("assignments", assignments));
  }

  /** Applies a plan. */
  Answer applies(String plan) {
    return caller.post("/api/v1/plans/" + plan + "/apply");
  }
}
