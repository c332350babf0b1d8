package org.yizhan.station;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A booking about to be made: {@code kiosk.books(cleaning).at(slot)}. Unless told otherwise it is
 * for a first-floor home and for somebody without a name or phone.
 */
public final class Order {
  private final Caller caller;
  private final Map<String, Object> body = new LinkedHashMap<>();
  private String key = UUID.randomUUID().toString();

  Order(Caller caller, String service, Map<String, Object> address) {
    this.caller = caller;
    body.put("service", service);
    body.put("address", address);
    body.put("people", Map.of("booker", Map.of(), "callAtStation", true));
    body.put("consent", Map.of("version", "2026-11"));
  }

  /** With any member of the body set. */
  public Order with(String member, Object value) {
    body.put(member, value);
    return this;
  }

  /** Without a member of the body. */
  public Order without(String member) {
    body.remove(member);
    return this;
  }

  /** For these people: booker, recipient, payer, contact, callAtStation. */
  public Order forPeople(Map<String, Object> people) {
    return with("people", people);
  }

  /** At this home. */
  public Order living(Map<String, Object> address) {
    return with("address", address);
  }

  /** Only this worker. */
  public Order by(String worker) {
    return with("worker", worker);
  }

  /** Under this Idempotency-Key rather than a new one. */
  public Order under(String idempotencyKey) {
    key = idempotencyKey;
    return this;
  }

  /** The body as it will be sent, for tests that spoil it. */
  public Map<String, Object> body() {
    return body;
  }

  /** Books, and fails the test unless it succeeds. */
  public Ticket at(String start) {
    return Ticket.of(triedAt(start).is(201));
  }

  /** Tries to book. */
  public Answer triedAt(String start) {
    return with("start", start).tried();
  }

  /** Tries to book as it stands. */
  public Answer tried() {
    return caller.with("Idempotency-Key", key).post("/api/v1/bookings", body);
  }
}
