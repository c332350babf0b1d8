package org.yizhan.station.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.json.Json;
import org.yizhan.station.catalog.Price;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Worker;

/**
 * Books. Kiosk, counter and API come through here, and every booking goes lock → load → decide →
 * write in one transaction; a slot lost to somebody faster is tried with the next worker in a new
 * one.
 */
public final class Bookings {
  private final BookingParts parts;
  private final Holds holds;
  private final Tickets tickets;
  private final AnswerStore answers;
  private final BookingStore store;
  private final BookingView.Maker views;

  Bookings(BookingParts parts, Holds holds, Tickets tickets) {
    this.parts = parts;
    this.holds = holds;
    this.tickets = tickets;
    this.answers = new AnswerStore(parts.cipher());
    this.store = new BookingStore(parts.cipher());
    this.views = parts.views();
  }

  /** What is being booked: the wish, at a price, for a worker if the resident chose one. */
  private record Order(
      BookingRequest request,
      Wish wish,
      Price price,
      @Nullable UUID chosen,
      Principal caller,
      AnswerStore.Ask ask) {}

  /**
   * Books, and answers with the booking as JSON. The same key and body give the same answer.
   *
   * @param publicUrl where the ticket's QR leads
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 with alternatives,
   *     422 for a reused key
   */
  byte[] create(BookingRequest request, String key, Principal caller, String publicUrl) {
    BookingRules.refuse(request)
        .ifPresent(error -> {
          throw Problem.invalid(error.field(), error.message()).exception();
        });
    parts.addressBook().require(request.address());
    var ask = AnswerStore.Ask.of(caller.actor(), key, request);
    try {
      return request.hold() == null
          ? direct(request, ask, caller, publicUrl)
          : confirmed(request, request.hold(), ask, caller, publicUrl);
    } catch (RuntimeException failure) {
      if (Db.violates(failure, AnswerStore.CONSTRAINT)) {
        return answers.answered(parts.db(), ask).orElseThrow(() -> failure);
      }
      throw failure;
    }
  }

  private byte[] confirmed(
      BookingRequest request, UUID hold, AnswerStore.Ask ask, Principal caller, String publicUrl) {
    return parts
        .db()
        .inTransaction(tx -> {
          parts.schedule().lockHoldersOf(tx, Set.of(hold));
          var answered = answers.answered(tx, ask);
          var before = answered.await();
          if (before.isPresent()) {
            return before.get();
          }
          var kept = holds.live(tx, hold, caller).orElseThrow(parts.conflicts()::holdExpired);
          var order = order(request, kept, caller, ask);
          if (parts.schedule().judge(tx, kept.worker(), order.wish(), Set.of(hold), now()).await()
              instanceof Verdict.Impossible(var reasons)) {
            throw parts
                .conflicts()
                .slotTaken(order.wish(), order.chosen(), reasons.getFirst().text().en());
          }
          var visit = Ids.next();
          var answer = write(tx, order, visit, kept.worker(), publicUrl);
          parts.schedule().confirm(tx, hold, visit);
          holds.confirmed(tx, hold);
          return answer;
        });
  }

  private Order order(BookingRequest request, Hold kept, Principal caller, AnswerStore.Ask ask) {
    var wish = wish(request, kept.service(), kept.start());
    var price = parts.catalog().priceVersion(kept.service(), kept.price());
    return new Order(request, wish, price, kept.chosen() ? kept.worker() : null, caller, ask);
  }

  private byte[] direct(
      BookingRequest request, AnswerStore.Ask ask, Principal caller, String publicUrl) {
    var start = Request.instant("/start", String.valueOf(request.start()));
    var service = parts.catalog().require("/service", request.service());
    var wish = wish(request, service.id(), start);
    var order =
        new Order(
            request,
            wish,
            parts.catalog().currentPrice(service.id(), now()),
            request.worker(),
            caller,
            ask);
    if (parts.availability().offered(service, start)) {
      for (var worker : candidates(order)) {
        var booked = tryBook(order, worker, publicUrl);
        if (booked.isPresent()) {
          return booked.get();
        }
      }
    }
    return answers.answered(parts.db(), ask).orElseThrow(() -> refusal(order));
  }

  private RuntimeException refusal(Order order) {
    return parts.availability().offered(order.wish().service(), order.wish().visit().start())
        ? parts.conflicts().slotTaken(order.wish(), order.chosen(), "Nobody is free then.")
        : parts.conflicts().notOffered(order.wish());
  }

  private List<UUID> candidates(Order order) {
    return order.chosen() == null
        ? parts.freeWorkers().ranked(order.wish()).stream().map(Worker::id).toList()
        : List.of(parts.workforce().require("/worker", order.chosen()).id());
  }

  private Optional<byte[]> tryBook(Order order, UUID worker, String publicUrl) {
    return parts
        .db()
        .inTransaction(tx -> {
          parts.schedule().lock(tx, Set.of(worker));
          var answered = answers.answered(tx, order.ask());
          var verdict = parts.schedule().judge(tx, worker, order.wish(), Set.of(), now());
          var before = answered.await();
          if (before.isPresent()) {
            return before;
          }
          if (verdict.await() instanceof Verdict.Impossible) {
            return Optional.empty();
          }
          var visit = Ids.next();
          var answer = write(tx, order, visit, worker, publicUrl);
          parts.schedule().occupy(tx, worker, order.wish(), visit);
          return Optional.of(answer);
        });
  }

  /** Writes booking, visit, ticket, events and the remembered answer. */
  private byte[] write(Tx tx, Order order, UUID visitId, UUID worker, String publicUrl) {
    var now = now();
    var code = Tickets.newCode();
    // Asked for only now: whoever loses the race must not use up the day's numbers.
    var number = store.nextTicketNumber(tx).await();
    var booking = newBooking(order, visitId, number, code, now);
    store.insert(tx, booking);
    var visit = booking.firstVisit(order.request(), worker);
    parts
        .events()
        .append(
            tx,
            created(booking, order.caller()),
            Visits.event(visit, now, order.caller().actor(), "assigned"));
    var view = views.of(booking.asBooking(order.request()), List.of(visit), Role.RESIDENT);
    var url = publicUrl + "/kiosk#/ticket/" + booking.id() + "/" + code;
    var answer = Json.bytes(view.withSecret(code, url));
    answers.remember(tx, order.ask(), answer, now);
    return answer;
  }

  private NewBooking newBooking(Order order, UUID visit, int number, String code, Instant now) {
    var id = Ids.next();
    var request = order.request();
    return new NewBooking(
        id,
        visit,
        order.wish().service().id(),
        order.price(),
        order.wish().visit(),
        order.chosen(),
        Ids.next(),
        request.address(),
        Ids.next(),
        NewBooking.Cast.of(request.people()),
        Boolean.TRUE.equals(request.people().callAtStation()),
        order.caller().role() == Role.KIOSK ? "kiosk" : "counter",
        request.consent().version(),
        LocalDate.ofInstant(now, parts.zone()),
        number,
        tickets.stored(id, code),
        Secrets.digits(4),
        now);
  }

  private static Event created(NewBooking booking, Principal caller) {
    var data =
        Map.of(
            "booking", booking.id(),
            "service", booking.service(),
            "priceFen", booking.price().amountFen(),
            "channel", booking.channel(),
            "household", booking.household(),
            "visit", booking.visit());
    return Event.of(
        booking.at(), caller.actor(), "org.yizhan.booking.created.v1", booking.id(), 1, data);
  }

  private Wish wish(BookingRequest request, UUID service, Instant start) {
    var place = parts.addressBook().require(request.address()).place();
    return Wish.of(parts.catalog().service(service), start, place);
  }

  /**
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such booking
   */
  BookingView get(UUID id, Role reader) {
    var booking =
        store.find(parts.db(), id).orElseThrow(() -> Problem.notFound("booking").exception());
    return views.of(booking, parts.visits().ofBooking(id), reader);
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
