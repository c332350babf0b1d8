package org.yizhan.station.booking;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.yizhan.platform.http.Problem;
import org.yizhan.station.visit.Visit;

/** Tickets as they are printed, and printed again. */
public final class TicketSlips {
  private final BookingParts parts;
  private final Tickets tickets;
  private final Supplier<String> publicUrl;
  private final BookingStore store;

  /**
   * @param publicUrl how the station is reached, once it listens
   */
  public TicketSlips(BookingParts parts, Tickets tickets, Supplier<String> publicUrl) {
    this.parts = parts;
    this.tickets = tickets;
    this.publicUrl = publicUrl;
    this.store = new BookingStore(parts.cipher());
  }

  /**
   * The ticket of a booking, for whoever knows its code.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such booking or the code
   *     is wrong, 409 when nothing of it is ahead any more
   */
  public TicketSlip of(UUID id, String code) {
    if (!tickets.opens(id, code)) {
      throw Problem.notFound("booking").exception();
    }
    var booking =
        store.find(parts.db(), id).orElseThrow(() -> Problem.notFound("booking").exception());
    var ahead =
        parts.visits().ofBooking(id).stream().filter(visit -> !visit.state().over()).toList();
    if (ahead.isEmpty()) {
      throw Problem.of(409, "booking-closed", "The booking is cancelled or over already")
          .exception();
    }
    return new TicketSlip(
        booking.ticketNumber(),
        code,
        Tickets.url(publicUrl.get(), id, code),
        parts.catalog().service(booking.service()).name(),
        booking.priceFen(),
        BookingRules.appointments(ahead).stream().map(this::appointment).toList());
  }

  private TicketSlip.Appointment appointment(List<Visit> together) {
    var workers = together.stream().map(Visit::worker).filter(Objects::nonNull).distinct();
    return new TicketSlip.Appointment(
        together.getFirst().start(),
        workers.map(id -> parts.workforce().require("worker", id).masked().name()).toList(),
        together.stream().map(Visit::doorCode).distinct().toList());
  }
}
