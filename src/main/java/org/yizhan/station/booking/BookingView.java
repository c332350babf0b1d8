package org.yizhan.station.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.household.People;
import org.yizhan.station.visit.Estimate;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitState;
import org.yizhan.station.visit.VisitView.Expected;
import org.yizhan.station.workforce.PublicWorker;
import org.yizhan.station.workforce.Workforce;

/** A booking as its ticket and as staff see it. */
record BookingView(
    UUID id,
    long version,
    String state,
    UUID serviceId,
    Text service,
    Text address,
    long priceFen,
    OffsetDateTime createdAt,
    boolean forSomebodyElse,
    String channel,
    TicketView ticket,
    List<VisitOfBooking> visits,
    @Nullable People people) {
  /** The ticket; code and url only when it is made. */
  record TicketView(String number, @Nullable String code, @Nullable String url) {}

  /** A visit as the resident sees it. */
  record VisitOfBooking(
      UUID id,
      long version,
      String state,
      OffsetDateTime start,
      OffsetDateTime end,
      @Nullable PublicWorker worker,
      @Nullable String doorCode,
      @Nullable UUID crew,
      boolean urgent,
      @Nullable Expected expected) {}

  BookingView withSecret(String code, String url) {
    return new BookingView(
        id,
        version,
        state,
        serviceId,
        service,
        address,
        priceFen,
        createdAt,
        forSomebodyElse,
        channel,
        new TicketView(ticket.number(), code, url),
        visits,
        people);
  }

  /** Puts names to the ids of a booking. */
  record Maker(Catalog catalog, AddressBook addressBook, Workforce workforce, ZoneId zone) {
    BookingView of(Booking booking, List<Visit> visits, Role reader) {
      return of(booking, visits, reader, Map.of());
    }

    /** With the times at which late visits are expected. */
    BookingView of(
        Booking booking, List<Visit> visits, Role reader, Map<UUID, Estimate> estimates) {
      return new BookingView(
          booking.id(),
          booking.version(),
          booking.state().code(),
          booking.service(),
          catalog.service(booking.service()).name(),
          addressBook.text(booking.address()),
          booking.priceFen(),
          local(booking.createdAt()),
          booking.people().recipient() != null,
          booking.channel(),
          new TicketView(booking.ticketNumber(), null, null),
          visits.stream().map(visit -> visit(visit, reader, estimates.get(visit.id()))).toList(),
          reader == Role.STAFF || reader == Role.MANAGER ? booking.people() : null);
    }

    private VisitOfBooking visit(Visit visit, Role reader, @Nullable Estimate estimate) {
      var hidden = reader == Role.AUDITOR || visit.state() == VisitState.CANCELLED;
      return new VisitOfBooking(
          visit.id(),
          visit.version(),
          visit.state().code(),
          local(visit.start()),
          local(visit.end()),
          visit.worker() == null ? null : workforce.require("worker", visit.worker()).masked(),
          hidden ? null : visit.doorCode(),
          visit.shape().crew(),
          visit.shape().urgent(),
          Expected.of(estimate, zone));
    }

    private OffsetDateTime local(Instant at) {
      return at.atZone(zone).toOffsetDateTime();
    }
  }
}
