package org.yizhan.station.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;

/**
 * Residents at a kiosk who ask for a person. A kiosk has one open call at most, so whoever touches
 * twice calls once; it is open until staff say that somebody went there.
 */
public final class KioskCalls {
  private final Db db;
  private final KioskCallStore store;
  private final EventLog events;
  private final InstantSource clock;

  /** Records calls in {@code db} and {@code events}. */
  public KioskCalls(Db db, EventLog events, InstantSource clock) {
    this.db = db;
    this.store = new KioskCallStore(db);
    this.events = events;
    this.clock = clock;
  }

  /**
   * A call that nobody has answered yet.
   *
   * @param kiosk the name of the kiosk
   */
  record Call(UUID id, String kiosk, Instant at) {}

  /** Calls for somebody to come to the kiosk; the call that is open already, if there is one. */
  Call call(Principal kiosk) {
    var now = clock.instant();
    var id = Ids.next();
    var device = UUID.fromString(kiosk.id());
    return db.inTransaction(tx -> {
      var open = Optional.<Call>empty();
      while (open.isEmpty()) { // The one that was open may be answered before it is read.
        if (store.insert(tx, id, device, now)) {
          append(tx, kiosk, "called", id, 1, now);
        }
        open = store.openOf(tx, device);
      }
      return open.get();
    });
  }

  /** Open calls, the oldest first. */
  List<Call> open() {
    return store.open();
  }

  /** Whether somebody was called to the kiosk and has not come yet. */
  Optional<Call> openOf(Principal kiosk) {
    return store.openOf(UUID.fromString(kiosk.id()));
  }

  /**
   * Somebody went there.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such call that is open
   */
  void close(UUID id, Principal staff) {
    var now = clock.instant();
    db.inTransaction(tx -> {
      if (!store.close(tx, id, now, staff.actor())) {
        throw Problem.notFound("call").exception();
      }
      append(tx, staff, "answered", id, 2, now);
      return id;
    });
  }

  private void append(Tx tx, Principal who, String what, UUID id, long version, Instant at) {
    var type = "org.yizhan.kiosk." + what + ".v1";
    events.append(tx, Event.of(at, who.actor(), type, id, version, Map.of("call", id)));
  }
}
