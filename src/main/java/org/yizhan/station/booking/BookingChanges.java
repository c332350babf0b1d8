package org.yizhan.station.booking;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.station.visit.Visit;

/** Cancels bookings, for whoever holds the ticket and for staff, and completes them. */
public final class BookingChanges {
  private final BookingParts parts;
  private final BookingStore store;
  private final BookingFile file;
  private final BookingView.Maker views;

  /** Changes bookings made of {@code parts}. */
  public BookingChanges(BookingParts parts) {
    this.parts = parts;
    this.store = new BookingStore(parts.cipher());
    this.file = new BookingFile(parts, store);
    this.views = parts.views();
  }

  /**
   * A wish to cancel.
   *
   * @param visit any visit of the only appointment to be cancelled; absent for all that are ahead
   * @param expected version of the booking that the wish is about
   */
  record Cancellation(
      UUID booking, @Nullable UUID visit, OptionalLong expected, @Nullable String reason) {}

  /**
   * Cancels what is ahead of the booking, or one appointment of it, and frees the workers. The
   * booking is over with the last of its visits.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when the visit is none of the booking's,
   *     409 when the worker is under way or it is over, 412 when it changed
   */
  BookingView cancel(Cancellation wish, Principal caller) {
    var id = wish.booking();
    var planned = file.visitsOf(id);
    return parts
        .db()
        .inTransaction(tx -> {
          parts.schedule().lockHoldersOf(tx, BookingFile.ids(planned));
          var booking = file.changeable(tx, id, planned);
          var visits = parts.visits().ofBooking(tx, id);
          var ahead = ahead(visits, wish.visit());
          BookingFile.require(BookingRules.change(booking, ahead, wish.expected()));
          var after =
              visits.stream()
                  .map(visit -> ahead.contains(visit) ? cancel(tx, visit, caller) : visit)
                  .toList();
          var changed = BookingRules.after(booking, after);
          store.save(tx, changed);
          appendCancelled(tx, changed, ahead, wish.reason(), caller);
          return views.of(changed, after, caller.role());
        });
  }

  /** What is not over yet of the appointment, or of all. */
  private static List<Visit> ahead(List<Visit> visits, @Nullable UUID visit) {
    var asked = visit == null ? visits : BookingFile.appointment(visits, visit);
    return asked.stream().filter(each -> !each.state().over()).toList();
  }

  private void appendCancelled(
      Tx tx, Booking booking, List<Visit> visits, @Nullable String reason, Principal caller) {
    var data = new HashMap<String, Object>();
    data.put("visits", visits.stream().map(Visit::id).toList());
    if (reason != null) {
      data.put("reason", reason);
    }
    var what =
        switch (booking.state()) {
          case BOOKED -> "visits-cancelled";
          case CANCELLED -> "cancelled";
          case COMPLETED -> "completed";
        };
    file.append(tx, booking, what, data, caller);
  }

  private Visit cancel(Tx tx, Visit visit, Principal caller) {
    var now = now();
    var cancelled = visit.cancelled(now);
    file.release(tx, visit);
    parts.visits().save(tx, cancelled, now, caller.actor(), "cancelled", Map.of());
    return cancelled;
  }

  /** Completes the booking once nothing more will happen at any of its visits, which are locked. */
  public void visitFinished(Tx tx, UUID id, Instant at, String actor) {
    var booking = store.locked(tx, id).orElseThrow();
    var over = parts.visits().ofBooking(tx, id).stream().allMatch(visit -> visit.state().over());
    if (over && booking.state() == BookingState.BOOKED) {
      var completed = booking.in(BookingState.COMPLETED);
      store.save(tx, completed);
      var type = "org.yizhan.booking.completed.v1";
      parts
          .events()
          .append(tx, Event.of(at, actor, type, id, completed.version(), Map.of("booking", id)));
    }
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
