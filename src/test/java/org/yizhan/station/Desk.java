package org.yizhan.station;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A kiosk or somebody at the counter: whoever may book, in the words of the domain. */
public record Desk(StationFixture station, Caller caller) {
  private static final int NEXT_DAYS = 14;

  /** As far ahead as anything can be booked. */
  private static final int ALL_DAYS = 30;

  /** The id of a service of the sample data, by its English name. */
  public String service(String name) {
    return find(caller.get("/api/v1/services").is(200).json().path("services"), name);
  }

  private static String find(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(item -> item.at("/name/en").asText().equals(name))
        .map(item -> item.path("id").asText())
        .findFirst()
        .orElseThrow();
  }

  /** Start times that somebody is free for, from tomorrow on. */
  public List<String> freeSlots(String service) {
    return slots(service, NEXT_DAYS).stream()
        .filter(slot -> slot.free() > 0)
        .map(Slot::start)
        .toList();
  }

  /**
   * The slot that most are free for: one that is sure to be there yet, however fast others book.
   */
  public String roomySlot(String service) {
    // Time that was given back just now is shown a moment later.
    Eventually.holds(() -> roomiest(service, NEXT_DAYS).free() > 0);
    return roomiest(service, NEXT_DAYS).start();
  }

  private Slot roomiest(String service, int days) {
    return slots(service, days).stream().max(Comparator.comparingInt(Slot::free)).orElseThrow();
  }

  /** The last start at which each of these visits could be moved and keep its worker. */
  public String lastStart(String service, Map<String, String> workers) {
    return freeSlots(service).reversed().stream()
        .filter(start ->
            workers.entrySet().stream().allMatch(one -> can(one.getKey(), one.getValue(), start)))
        .findFirst()
        .orElseThrow();
  }

  private boolean can(String visit, String worker, String start) {
    var path = "/api/v1/visits/" + visit + "/candidates";
    var query = "?start=" + URLEncoder.encode(start, StandardCharsets.UTF_8);
    return StreamSupport.stream(
            caller.get(path + query).is(200).json().path("candidates").spliterator(), false)
        .anyMatch(one -> one.at("/worker/id").asText().equals(worker));
  }

  /** A start time and how many workers are free for it. */
  private record Slot(String start, int free) {}

  private List<Slot> slots(String service, int days) {
    var tomorrow = LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE).plusDays(1);
    var query = "service=" + service + "&date=" + tomorrow + "&days=" + days;
    var slots = new ArrayList<Slot>();
    for (var day : caller.get("/api/v1/slots?" + query).is(200).json().path("days")) {
      day.path("slots")
          .forEach(
              slot -> slots.add(new Slot(slot.path("start").asText(), slot.path("free").asInt())));
    }
    return slots;
  }

  /** A home that exists: unit 1, the given floor, room 1 of the first building. */
  public Map<String, Object> home(int floor) {
    var building = caller.get("/api/v1/buildings").is(200).json().at("/buildings/0/id").asText();
    return Map.of("building", building, "unit", 1, "floor", floor, "room", 1);
  }

  /** A booking of a service, to be completed. */
  public Order books(String service) {
    return new Order(caller, service, home(1));
  }

  /** Keeps a slot, for another resident each time. */
  public Answer holds(String service, String start) {
    var session = UUID.randomUUID().toString();
    return caller.post(
        "/api/v1/holds", Map.of("service", service, "start", start, "session", session));
  }

  /**
   * Books whichever slot of the service. The next days fill up while many tests book, and what is
   * shown as free to anybody may be too far from the visit before: then it is a later day.
   */
  public Ticket booksAny(String service) {
    var booked = books(service).triedAt(roomySlot(service));
    return booked.status() == 409
        ? books(service).at(roomiest(service, ALL_DAYS).start())
        : Ticket.of(booked.is(201));
  }
}
