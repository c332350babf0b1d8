package org.yizhan.station.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Request;
import org.yizhan.station.schedule.Verdict;

/**
 * Books. Kiosk, counter and API come through here, and every booking goes lock → load → decide →
 * write in one transaction; a slot lost to somebody faster is tried with the next worker in a new
 * one.
 */
public final class Bookings {
  private final BookingParts parts;
  private final Holds holds;
  private final BookingWriter writer;
  private final AnswerStore answers;
  private final BookingStore store;
  private final BookingView.Maker views;
  private final Series series;

  Bookings(BookingParts parts, Holds holds, Tickets tickets) {
    this.parts = parts;
    this.holds = holds;
    this.answers = new AnswerStore(parts.cipher());
    this.writer = new BookingWriter(parts, tickets, answers);
    this.store = new BookingStore(parts.cipher());
    this.views = parts.views();
    this.series = new Series(parts, holds, writer, answers);
  }

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
      if (request.repeat() != null) {
        return repeated(request, request.repeat(), ask, caller, publicUrl);
      }
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
          var seats = order.seats(kept.workers());
          requirePossible(order, parts.schedule().judge(tx, seats, Set.of(hold), now()).await());
          var visits = NewVisit.appointment(seats, order.chosen(), kept.urgent());
          var answer = writer.write(tx, order, visits, publicUrl);
          parts.schedule().confirm(tx, hold, visits.stream().map(NewVisit::id).toList());
          holds.confirmed(tx, hold);
          return answer;
        });
  }

  private void requirePossible(Order order, List<Verdict> verdicts) {
    for (var verdict : verdicts) {
      if (verdict instanceof Verdict.Impossible(var reasons)) {
        throw taken(order, reasons.getFirst().text().en());
      }
    }
  }

  private Order order(BookingRequest request, Hold kept, Principal caller, AnswerStore.Ask ask) {
    return new Order(
        request,
        parts.catalog().service(kept.service()),
        kept.start(),
        parts.addressBook().require(request.address()).place(),
        parts.catalog().priceVersion(kept.service(), kept.price()),
        kept.chosen(),
        kept.urgent(),
        caller,
        ask);
  }

  private byte[] repeated(
      BookingRequest request,
      Repeat repeat,
      AnswerStore.Ask ask,
      Principal caller,
      String publicUrl) {
    var before = answers.answered(parts.db(), ask);
    if (before.isPresent()) {
      return before.get();
    }
    if (request.hold() == null) {
      return series.book(order(request, caller, ask), repeat, null, publicUrl);
    }
    var kept =
        holds.live(parts.db(), request.hold(), caller).orElseThrow(parts.conflicts()::holdExpired);
    return series.book(order(request, kept, caller, ask), repeat, kept, publicUrl);
  }

  private Order order(BookingRequest request, Principal caller, AnswerStore.Ask ask) {
    var service = parts.catalog().require("/service", request.service());
    var chosen =
        request.worker() == null
            ? null
            : parts.workforce().require("/worker", request.worker()).id();
    return new Order(
        request,
        service,
        request.start() == null ? now() : Request.instant("/start", request.start()),
        parts.addressBook().require(request.address()).place(),
        parts.catalog().currentPrice(service.id(), now()),
        chosen,
        request.isUrgent(),
        caller,
        ask);
  }

  private byte[] direct(
      BookingRequest request, AnswerStore.Ask ask, Principal caller, String publicUrl) {
    var order = order(request, caller, ask);
    if (order.urgent()) {
      return soonest(order, publicUrl);
    }
    return booked(order, publicUrl)
        .or(() -> answers.answered(parts.db(), ask))
        .orElseThrow(() -> refusal(order));
  }

  private byte[] soonest(Order order, String publicUrl) {
    var before = answers.answered(parts.db(), order.ask());
    if (before.isPresent()) {
      return before.get();
    }
    var notAfter =
        order.request().notAfter() == null
            ? null
            : Request.instant("/notAfter", order.request().notAfter());
    return parts
        .urgentStart()
        .first(
            new UrgentStart.Urgent(order.service(), order.place(), notAfter),
            (start, team) -> tryBook(order.at(start), team, publicUrl));
  }

  private Optional<byte[]> booked(Order order, String publicUrl) {
    if (!parts.availability().offered(order.service(), order.start())) {
      return Optional.empty();
    }
    var teams = parts.freeWorkers().teams(order.parts(), order.chosen(), List.of());
    return Attempt.first(teams, team -> tryBook(order, team, publicUrl));
  }

  private RuntimeException refusal(Order order) {
    return parts.availability().offered(order.service(), order.start())
        ? taken(order, "Nobody is free then.")
        : parts.conflicts().notOffered(order.service(), order.start());
  }

  private RuntimeException taken(Order order, String why) {
    return parts.conflicts().slotTaken(order.service(), order.start(), order.chosen(), why);
  }

  private Attempt<byte[]> tryBook(Order order, List<UUID> team, String publicUrl) {
    var seats = order.seats(team);
    return parts
        .db()
        .inTransaction(tx -> {
          parts.schedule().lock(tx, Set.copyOf(team));
          var answered = answers.answered(tx, order.ask());
          var verdicts = parts.schedule().judge(tx, seats, Set.of(), now());
          var before = answered.await();
          if (before.isPresent()) {
            return Attempt.done(before.get());
          }
          var taken = Attempt.impossible(seats, verdicts.await());
          if (!taken.isEmpty()) {
            return Attempt.lost(taken);
          }
          var visits = NewVisit.appointment(seats, order.chosen(), order.urgent());
          var answer = writer.write(tx, order, visits, publicUrl);
          visits.forEach(visit -> occupy(tx, visit));
          return Attempt.done(answer);
        });
  }

  private void occupy(Tx tx, NewVisit visit) {
    parts.schedule().occupy(tx, visit.seat().worker(), visit.seat().wish(), visit.id());
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
