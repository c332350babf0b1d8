package org.yizhan.station.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.catalog.Price;
import org.yizhan.station.household.Address;
import org.yizhan.station.household.People;
import org.yizhan.station.household.Person;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.visit.TicketNumber;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitState;

/** A booking that is about to be written, with its visit, its ticket and its people. */
record NewBooking(
    UUID id,
    UUID visit,
    UUID service,
    Price price,
    Window visitWindow,
    @Nullable UUID wishedWorker,
    UUID dwelling,
    Address address,
    UUID household,
    Cast cast,
    boolean callAtStation,
    String channel,
    String consentVersion,
    LocalDate day,
    int ticketNumber,
    byte[] codeMac,
    String doorCode,
    Instant at) {
  /** A person with an id. */
  record Named(UUID id, Person person) {}

  /** The people of a booking with their ids; whoever is not named is the booker. */
  record Cast(List<Named> people, UUID booker, UUID recipient, UUID payer, UUID contact) {
    static Cast of(People people) {
      var named = new ArrayList<Named>();
      var booker = add(named, people.booker());
      return new Cast(
          named,
          booker,
          addOr(named, people.recipient(), booker),
          addOr(named, people.payer(), booker),
          addOr(named, people.contact(), booker));
    }

    private static UUID addOr(List<Named> named, @Nullable Person person, UUID booker) {
      return person == null ? booker : add(named, person);
    }

    private static UUID add(List<Named> named, Person person) {
      var id = Ids.next();
      named.add(new Named(id, person));
      return id;
    }
  }

  /** The booking as it will be read back. */
  Booking asBooking(BookingRequest request) {
    return new Booking(
        id,
        1,
        BookingState.BOOKED,
        service,
        price.amountFen(),
        address,
        request.people(),
        TicketNumber.text(ticketNumber),
        at);
  }

  /** Its visit as it will be read back, given to {@code worker}. */
  Visit firstVisit(BookingRequest request, UUID worker) {
    var recipient = request.people().recipient();
    return new Visit(
        visit,
        1,
        id,
        VisitState.ASSIGNED,
        visitWindow.start(),
        visitWindow.end(),
        service,
        address,
        household,
        recipient == null ? request.people().booker() : recipient,
        worker,
        1,
        wishedWorker,
        TicketNumber.text(ticketNumber),
        doorCode,
        false,
        at,
        0);
  }
}
