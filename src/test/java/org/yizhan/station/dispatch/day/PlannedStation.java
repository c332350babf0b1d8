package org.yizhan.station.dispatch.day;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.yizhan.station.Answer;
import org.yizhan.station.Eventually;
import org.yizhan.station.StationFixture;
import org.yizhan.station.Ticket;

/** A station whose days are booked and planned over HTTP. */
record PlannedStation(StationFixture station) {
  private static final List<String> SERVICES =
      List.of(
          "Home cleaning, 2 hours",
          "Bathroom cleaning",
          "A home-cooked meal",
          "Company for an elder, 2 hours",
          "Ironing, 15 pieces");

  LocalDate inDays(int days) {
    return LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE).plusDays(days);
  }

  /**
   * Books so many visits on that day, by whoever is free, in different buildings. Which services
   * anybody can do depends on whose day of rest it is.
   */
  List<Ticket> books(LocalDate date, int count) {
    var counter = station.counter();
    var buildings = counter.caller().get("/api/v1/buildings").is(200).json().path("buildings");
    var tickets = new ArrayList<Ticket>();
    for (int i = 0; i < count; i++) {
      var services = SERVICES.stream().map(counter::service).toList();
      var offered = services.stream().filter(s -> !freeSlots(s, date).isEmpty()).toList();
      var service = offered.get(i % offered.size());
      var slots = freeSlots(service, date);
      var home = new HashMap<>(counter.home(1));
      home.put("building", buildings.get(i % buildings.size()).path("id").asText());
      var order = counter.books(service).living(home);
      tickets.add(order.at(slots.get(5 * i % slots.size())));
    }
    return tickets;
  }

  List<String> freeSlots(String service, LocalDate date) {
    var query = "service=" + service + "&date=" + date + "&days=1";
    var slots =
        station.counter().caller().get("/api/v1/slots?" + query).is(200).json().at("/days/0/slots");
    return list(slots).stream()
        .filter(slot -> slot.path("free").asInt() > 0)
        .map(slot -> slot.path("start").asText())
        .toList();
  }

  /** Gives the visit to the one of those who could come who should come last. */
  void givesToTheWorst(Ticket ticket) {
    var found = station.manager().get(ticket.visitPath() + "/candidates").is(200);
    var candidates = list(found.json().path("candidates"));
    var last = candidates.getLast().at("/worker/id").asText();
    station
        .manager()
        .with("If-Match", found.header("ETag"))
        .put(ticket.visitPath() + "/assignment", Map.of("worker", last))
        .is(200);
  }

  /** Asks for a plan; it is being made when this returns. */
  Answer plans(LocalDate date, int seconds, List<String> away) {
    var body = new HashMap<String, Object>(Map.of("date", date.toString(), "seconds", seconds));
    if (!away.isEmpty()) {
      body.put("away", away);
    }
    return station.manager().post("/api/v1/plans", body);
  }

  /** Asks for a plan and waits until it is made. */
  JsonNode planned(LocalDate date, List<String> away) {
    var made = plans(date, 1, away).is(201).text("/id");
    return await(made, plan -> plan.path("state").asText().equals("proposed"));
  }

  JsonNode plan(String id) {
    return station.manager().get("/api/v1/plans/" + id).is(200).json();
  }

  JsonNode await(String id, Predicate<JsonNode> condition) {
    var seen = new AtomicReference<JsonNode>();
    Eventually.holds(() -> {
      seen.set(plan(id));
      return condition.test(seen.get());
    });
    return Objects.requireNonNull(seen.get());
  }

  Answer applies(JsonNode plan) {
    return station.manager().post("/api/v1/plans/" + plan.path("id").asText() + "/apply");
  }

  Answer applies(JsonNode plan, List<String> visits) {
    var path = "/api/v1/plans/" + plan.path("id").asText() + "/apply";
    return station.manager().post(path, Map.of("visits", visits));
  }

  /** Who goes to which visit; nobody is an empty text. */
  Map<String, String> workers(LocalDate date) {
    var visits = station.manager().get("/api/v1/visits?date=" + date).is(200).json();
    var workers = new HashMap<String, String>();
    for (var visit : visits.path("visits")) {
      workers.put(visit.path("id").asText(), visit.at("/worker/id").asText());
    }
    return workers;
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
