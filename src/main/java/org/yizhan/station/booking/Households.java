package org.yizhan.station.booking;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Problem;
import org.yizhan.station.visit.TicketNumber;

/**
 * Households that come back, known by an earlier booking: a household is people, not an address, so
 * living at one door never makes two of them one (S10, S32).
 */
final class Households {
  private final Db db;
  private final Tickets tickets;
  private final BookingStore store;

  Households(BookingParts parts, Tickets tickets) {
    this.db = parts.db();
    this.tickets = tickets;
    this.store = new BookingStore(parts.cipher());
  }

  /**
   * What somebody at a kiosk shows of an earlier ticket.
   *
   * @param booking as in its QR, or
   * @param number as it is printed
   */
  record Proof(@Nullable UUID booking, @Nullable String number, String code) {}

  /** A household that was served before, and the booking that shows it. */
  record Known(UUID household, UUID booking) {}

  /**
   * Whose ticket it is. A wrong code counts as one for opening the booking.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 without booking and number, 404 when
   *     there is no such ticket or the code is wrong
   */
  Known recognise(Proof proof) {
    if ((proof.booking() == null) == (proof.number() == null)) {
      throw Problem.invalid("/number", "is missing; or send the booking, not both").exception();
    }
    return Optional.ofNullable(proof.booking())
        .or(() -> TicketNumber.parse(String.valueOf(proof.number())).flatMap(tickets::numbered))
        .filter(booking -> tickets.opens(booking, proof.code()))
        .flatMap(booking -> store.household(db, booking).map(id -> new Known(id, booking)))
        .orElseThrow(() -> Problem.notFound("ticket").exception());
  }

  /**
   * The household of an earlier booking; null when none is named. Staff know whom they have before
   * them, everybody else shows the ticket's code.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when there is no such booking, or its
   *     code is missing or wrong
   */
  @Nullable UUID named(BookingRequest.@Nullable Earlier earlier, Principal caller) {
    if (earlier == null) {
      return null;
    }
    var staff = caller.role() == Role.STAFF || caller.role() == Role.MANAGER;
    if (earlier.code() == null ? !staff : !tickets.opens(earlier.booking(), earlier.code())) {
      throw unknown();
    }
    return store.household(db, earlier.booking()).orElseThrow(Households::unknown);
  }

  /**
   * The request with the address and the people of the household's earlier booking where it leaves
   * them out. {@link #named} has found it to be theirs.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when they are missing and no household is
   *     named
   */
  BookingRequest completed(BookingRequest request) {
    if (request.address() != null && request.people() != null) {
      return request;
    }
    if (request.household() == null) {
      throw Problem.invalid(
              request.address() == null ? "/address" : "/people",
              "is missing; only a household that was served before may leave it out")
          .exception();
    }
    var before = store.find(db, request.household().booking()).orElseThrow(Households::unknown);
    return request.completed(before.address(), before.people());
  }

  /**
   * How often each worker has been with a household; nobody with people who come for the first
   * time.
   */
  Map<UUID, Integer> visitsTo(@Nullable UUID household) {
    return household == null ? Map.of() : store.visitsTo(db, household);
  }

  private static RuntimeException unknown() {
    return Problem.invalid("/household", "is no earlier booking, or its ticket code is not right")
        .exception();
  }
}
