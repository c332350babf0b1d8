package org.yizhan.station;

/** What a resident takes home. */
public record Ticket(
    String booking,
    String visit,
    String number,
    String code,
    String doorCode,
    String start,
    String worker) {
  static Ticket of(Answer made) {
    return new Ticket(
        made.text("/id"),
        made.text("/visits/0/id"),
        made.text("/ticket/number"),
        made.text("/ticket/code"),
        made.text("/visits/0/doorCode"),
        made.text("/visits/0/start"),
        made.text("/visits/0/worker/id"));
  }

  /** Where the booking is. */
  public String path() {
    return "/api/v1/bookings/" + booking;
  }

  /** Where its visit is. */
  public String visitPath() {
    return "/api/v1/visits/" + visit;
  }
}
