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
import org.yizhan.station.visit.TicketNumber;
import org.yizhan.station.visit.Visit;

/** A booking that is about to be written, with its visits, its ticket and its people. */
record NewBooking(
    UUID id,
    List<NewVisit> visits,
    UUID service,
    Price price,
    UUID dwelling,
    Address address,
    UUID household,
    @Nullable String carerGender,
    Cast cast,
    boolean callAtStation,
    String channel,
    String consentVersion,
    LocalDate day,
    int ticketNumber,
    byte[] codeMac,
    Instant at) {
  /** A person with an id. */
  record Named(UUID id, Person person) {}

  /**
   * The people of a booking with their ids; whoever is not named is the booker, and whoever is
   * named in the very words of the recipient is the recipient.
   */
  record Cast(List<Named> people, UUID booker, UUID recipient, UUID payer, UUID contact) {
    static Cast of(People people) {
      var named = new ArrayList<Named>();
      var booker = add(named, people.booker());
      var served = people.recipient();
      var recipient = served == null ? booker : add(named, served);
      return new Cast(
          named,
          booker,
          recipient,
          idOf(people.payer(), named, booker, served, recipient),
          idOf(people.contact(), named, booker, served, recipient));
    }

    private static UUID idOf(
        @Nullable Person person,
        List<Named> named,
        UUID booker,
        @Nullable Person served,
        UUID recipient) {
      if (person == null) {
        return booker;
      }
      return person.equals(served) ? recipient : add(named, person);
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
        request.cast(),
        channel,
        TicketNumber.text(ticketNumber),
        at);
  }

  /** Its visits as they will be read back. */
  List<Visit> visits(BookingRequest request) {
    return visits.stream().map(visit -> visit(visit, request)).toList();
  }

  private Visit visit(NewVisit visit, BookingRequest request) {
    var window = visit.window();
    return new Visit(
        visit.id(),
        1,
        id,
        visit.state(),
        window.start(),
        window.end(),
        service,
        address,
        household,
        request.cast().served(),
        carerGender,
        visit.worker(),
        1,
        visit.wishedWorker(),
        TicketNumber.text(ticketNumber),
        visit.doorCode(),
        false,
        at,
        0,
        visit.shape());
  }
}
