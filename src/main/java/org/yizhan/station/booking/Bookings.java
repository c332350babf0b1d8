package org.yizhan.station.booking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;
import org.yizhan.platform.http.Request;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.schedule.Demand;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.visit.Estimates;
import org.yizhan.station.workforce.Worker;

/**
 * Books. Kiosk, counter and API come through here, and every booking goes lock → load → decide →
 * write in one transaction; a slot lost to somebody faster is tried with the next worker in a new
 * one.
 */
public final class Bookings {
  private final BookingParts parts;
  private final Holds holds;
  private final Estimates estimates;
  private final BookingWriter writer;
  private final AnswerStore answers;
  private final BookingStore store;
  private final BookingView.Maker views;
  private final Series series;
  private final Households households;
  private final UnmetDemand unmet;

  Bookings(BookingParts parts, Holds holds, Tickets tickets, Estimates estimates) {
    this.estimates = estimates;
    this.parts = parts;
    this.holds = holds;
    this.answers = new AnswerStore(parts.cipher());
    this.writer = new BookingWriter(parts, tickets, answers);
    this.store = new BookingStore(parts.cipher());
    this.views = parts.views();
    this.series = new Series(parts, holds, writer, answers);
    this.households = new Households(parts, tickets);
    this.unmet = new UnmetDemand(parts.db(), parts.events(), parts.clock());
  }

  /** What somebody asks for, and for which household if that is known. */
  private record Asked(
      BookingRequest request,
      @Nullable UUID household,
      AnswerStore.Ask ask,
      Principal caller,
      String publicUrl) {}

  /**
   * Books, and answers with the booking as JSON. The same key and body give the same answer.
   *
   * @param publicUrl where the ticket's QR leads
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 with alternatives,
   *     422 for a reused key
   */
  byte[] create(BookingRequest sent, String key, Principal caller, String publicUrl) {
    var household = households.named(sent.household(), caller);
    var request = households.completed(sent);
    var staff = caller.role() == Role.STAFF || caller.role() == Role.MANAGER;
    var takenAt = instant("/takenAt", request.takenAt());
    var start = instant("/start", request.start());
    BookingRules.refuse(request)
        .or(() -> BookingRules.refusePaper(takenAt, staff, now()))
        .or(() -> BookingRules.refuseToPlan(request, start, staff, now(), parts.zone()))
        .ifPresent(error -> {
          throw Problem.invalid(error.field(), error.message()).exception();
        });
    parts.addressBook().require(request.home());
    var ask = AnswerStore.Ask.of(caller.actor(), key, sent);
    var asked = new Asked(request, household, ask, caller, publicUrl);
    try {
      if (request.repeat() != null) {
        return repeated(asked, request.repeat());
      }
      return request.hold() == null ? direct(asked) : confirmed(asked, request.hold());
    } catch (ProblemException refused) {
      unmet.note(refused.problem(), request.service(), caller);
      throw refused;
    } catch (RuntimeException failure) {
      if (Db.violates(failure, AnswerStore.CONSTRAINT)) {
        return answers.answered(parts.db(), ask).orElseThrow(() -> failure);
      }
      throw failure;
    }
  }

  private byte[] confirmed(Asked asked, UUID hold) {
    return parts
        .db()
        .inTransaction(tx -> {
          parts.schedule().lockHoldersOf(tx, Set.of(hold));
          var answered = answers.answered(tx, asked.ask());
          var before = answered.await();
          if (before.isPresent()) {
            return before.get();
          }
          var kept =
              holds.live(tx, hold, asked.caller()).orElseThrow(parts.conflicts()::holdExpired);
          var order = order(asked, kept);
          var seats = order.seats(kept.workers());
          requirePossible(order, parts.schedule().judge(tx, seats, Set.of(hold), now()).await());
          parts.conflicts().requireOpen(order.demand(), order.start());
          var visits = NewVisit.appointment(seats, order.chosen(), kept.urgent());
          var answer = writer.write(tx, order, visits, asked.publicUrl());
          parts
              .schedule()
              .confirm(tx, hold, visits.stream().map(NewVisit::id).toList(), kept.workers());
          holds.confirmed(tx, hold);
          return answer;
        });
  }

  private void requirePossible(Order order, List<Verdict> verdicts) {
    for (var verdict : verdicts) {
      if (verdict instanceof Verdict.Impossible(var reasons)) {
        throw parts.conflicts().impossible(order.demand(), order.start(), reasons);
      }
    }
  }

  private Order order(Asked asked, Hold kept) {
    var demand = demand(asked, parts.catalog().service(kept.service()), kept.chosen());
    return new Order(
        asked.request(),
        demand,
        kept.start(),
        parts.addressBook().require(asked.request().home()).place(),
        parts.catalog().priceVersion(kept.service(), kept.price()),
        kept.urgent(),
        asked.caller(),
        asked.ask());
  }

  private byte[] repeated(Asked asked, Repeat repeat) {
    var before = answers.answered(parts.db(), asked.ask());
    if (before.isPresent()) {
      return before.get();
    }
    var hold = asked.request().hold();
    if (hold == null) {
      return series.book(order(asked), repeat, null, asked.publicUrl());
    }
    var kept =
        holds.live(parts.db(), hold, asked.caller()).orElseThrow(parts.conflicts()::holdExpired);
    return series.book(order(asked, kept), repeat, kept, asked.publicUrl());
  }

  private Demand demand(Asked asked, Service service, @Nullable UUID chosen) {
    var request = asked.request();
    BookingRules.refuseCarer(request, service)
        .ifPresent(error -> {
          throw Problem.invalid(error.field(), error.message()).exception();
        });
    var building = request.home().building();
    var whom = new Whom(asked.household(), building, BookingRules.carerGender(request));
    return new Demand(service, whom, chosen);
  }

  private Order order(Asked asked) {
    var request = asked.request();
    var service = parts.catalog().require("/service", request.service());
    var chosen =
        request.worker() == null
            ? null
            : parts.workforce().require("/worker", request.worker()).id();
    return new Order(
        request,
        demand(asked, service, chosen),
        Objects.requireNonNullElse(instant("/start", request.start()), now()),
        parts.addressBook().require(request.home()).place(),
        parts.catalog().currentPrice(service.id(), now()),
        request.isUrgent(),
        asked.caller(),
        asked.ask());
  }

  private byte[] direct(Asked asked) {
    var order = order(asked);
    if (order.urgent()) {
      return soonest(order, asked.publicUrl());
    }
    return booked(order, asked.publicUrl())
        .or(() -> answers.answered(parts.db(), asked.ask()))
        .or(() -> mayWait(order) ? Optional.of(toPlan(order, asked.publicUrl())) : Optional.empty())
        .orElseThrow(() -> parts.conflicts().nobody(order.demand(), order.start()));
  }

  private boolean mayWait(Order order) {
    return order.request().isToPlan()
        && parts.availability().offered(order.service(), order.start())
        && !parts.availability().closed(order.demand(), order.start());
  }

  private byte[] soonest(Order order, String publicUrl) {
    var before = answers.answered(parts.db(), order.ask());
    if (before.isPresent()) {
      return before.get();
    }
    var notAfter = instant("/notAfter", order.request().notAfter());
    return parts
        .urgentStart()
        .first(
            new UrgentStart.Urgent(order.demand(), order.place(), notAfter),
            (start, team) -> tryBook(order.at(start), team, publicUrl));
  }

  private Optional<byte[]> booked(Order order, String publicUrl) {
    if (!parts.availability().offered(order.service(), order.start())) {
      return Optional.empty();
    }
    return Attempt.first(
        parts.availability(),
        () -> parts.freeWorkers().teams(order.parts(), order.chosen(), List.of()),
        team -> tryBook(order, team, publicUrl));
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
          parts.conflicts().requireOpen(order.demand(), order.start());
          if (!taken.isEmpty()) {
            return Attempt.lost(taken);
          }
          var visits = NewVisit.appointment(seats, order.chosen(), order.urgent());
          var answer = writer.write(tx, order, visits, publicUrl);
          writer.occupy(tx, visits);
          return Attempt.done(answer);
        });
  }

  /**
   * Books with nobody to go, for a plan of the day to make room. It takes nobody's time, but waits
   * for everybody's as whoever books does, or hours could be published beside it.
   */
  private byte[] toPlan(Order order, String publicUrl) {
    var everybody = parts.workforce().all().stream().map(Worker::id).collect(Collectors.toSet());
    return parts
        .db()
        .inTransaction(tx -> {
          parts.schedule().lock(tx, everybody);
          parts.conflicts().requireOpen(order.demand(), order.start());
          return writer.write(tx, order, NewVisit.toPlan(order.parts()), publicUrl);
        });
  }

  /**
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such booking
   */
  BookingView get(UUID id, Role reader) {
    var booking =
        store.find(parts.db(), id).orElseThrow(() -> Problem.notFound("booking").exception());
    var visits = parts.visits().ofBooking(id);
    return views.of(booking, visits, reader, estimates.of(visits));
  }

  private static @Nullable Instant instant(String field, @Nullable String text) {
    return text == null ? null : Request.instant(field, text);
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
