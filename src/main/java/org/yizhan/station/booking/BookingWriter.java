package org.yizhan.station.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.json.Json;
import org.yizhan.station.visit.Visits;

/** Writes a booking that was decided, with its visits, ticket, events and remembered answer. */
final class BookingWriter {
  private final BookingParts parts;
  private final Tickets tickets;
  private final AnswerStore answers;
  private final BookingStore store;
  private final BookingView.Maker views;

  BookingWriter(BookingParts parts, Tickets tickets, AnswerStore answers) {
    this.parts = parts;
    this.tickets = tickets;
    this.answers = answers;
    this.store = new BookingStore(parts.cipher());
    this.views = parts.views();
  }

  /**
   * Writes all but the workers' time, and answers with the booking as JSON.
   *
   * @param publicUrl where the ticket's QR leads
   */
  byte[] write(Tx tx, Order order, List<NewVisit> visits, String publicUrl) {
    var now = parts.clock().instant();
    var code = Tickets.newCode();
    // Asked for only now: whoever loses the race must not use up the day's numbers.
    var number = store.nextTicketNumber(tx).await();
    var booking = newBooking(order, visits, number, code, now);
    store.insert(tx, booking);
    var written = booking.visits(order.request());
    var actor = order.caller().actor();
    parts
        .events()
        .append(
            tx,
            Stream.concat(
                    Stream.of(created(booking, order)),
                    written.stream()
                        .map(visit -> Visits.event(visit, now, actor, visit.state().code())))
                .toArray(Event[]::new));
    var view = views.of(booking.asBooking(order.request()), written, Role.RESIDENT);
    var url = Tickets.url(publicUrl, booking.id(), code);
    var answer = Json.bytes(view.withSecret(code, url));
    answers.remember(tx, order.ask(), answer, now);
    return answer;
  }

  /** Takes the time of those who are to go. */
  void occupy(Tx tx, List<NewVisit> visits) {
    for (var visit : visits) {
      if (visit.worker() != null) {
        parts.schedule().occupy(tx, visit.worker(), visit.wish(), visit.id());
      }
    }
  }

  private NewBooking newBooking(
      Order order, List<NewVisit> visits, int number, String code, Instant now) {
    var id = Ids.next();
    var request = order.request();
    var whom = order.demand().whom();
    return new NewBooking(
        id,
        visits,
        order.service().id(),
        order.price(),
        Ids.next(),
        request.home(),
        whom.household() == null ? Ids.next() : whom.household(),
        whom.gender(),
        NewBooking.Cast.of(request.cast()),
        Boolean.TRUE.equals(request.cast().callAtStation()),
        channel(order),
        request.consent().version(),
        LocalDate.ofInstant(now, parts.zone()),
        number,
        tickets.stored(id, code),
        now);
  }

  /** Where it was taken: at a kiosk, at the counter, or on paper during a power cut. */
  private static String channel(Order order) {
    if (order.request().takenAt() != null) {
      return "paper";
    }
    return order.caller().role() == Role.KIOSK ? "kiosk" : "counter";
  }

  private static Event created(NewBooking booking, Order order) {
    var data = new TreeMap<String, Object>();
    data.put("booking", booking.id());
    data.put("service", booking.service());
    data.put("priceFen", booking.price().amountFen());
    data.put("channel", booking.channel());
    if (order.request().takenAt() != null) {
      data.put("takenAt", Request.instant("/takenAt", order.request().takenAt()));
    }
    data.put("household", booking.household());
    data.put("visits", booking.visits().stream().map(NewVisit::id).toList());
    return Event.of(
        booking.at(),
        order.caller().actor(),
        "org.yizhan.booking.created.v1",
        booking.id(),
        1,
        data);
  }
}
