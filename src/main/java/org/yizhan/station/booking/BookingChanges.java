package org.yizhan.station.booking;

import static java.util.Objects.requireNonNull;

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
          BookingFile.require(BookingRules.change(booking, ahead, wish.expected(), caller.role()));
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
    parts.visits().save(tx, cancelled, now, caller.actor(), "cancelled", visit.owed());
    return cancelled;
  }

  /** When and by whose report a booking may have come to its end. */
  public record Completion(Instant at, String actor) {}

  /**
   * Completes those of the bookings at whose visits nothing more will happen; the visits that
   * finished are locked.
   */
  public void visitsFinished(Tx tx, Map<UUID, Completion> finished) {
    var completed =
        store.complete(tx, finished.keySet()).entrySet().stream()
            .map(entry -> completed(entry.getKey(), entry.getValue(), finished))
            .toArray(Event[]::new);
    if (completed.length > 0) {
      parts.events().append(tx, completed);
    }
  }

  private static Event completed(UUID id, long version, Map<UUID, Completion> finished) {
    var by = requireNonNull(finished.get(id));
    var type = "org.yizhan.booking.completed.v1";
    return Event.of(by.at(), by.actor(), type, id, version, Map.of("booking", id));
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
