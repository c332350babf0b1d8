package org.yizhan.station.kiosk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.printer.PrinterState;

/**
 * The station's kiosks: made with a code that works once, shut out for good, and known by how they
 * and their printers are.
 */
public final class Kiosks {
  private static final int CODE_LENGTH = 8;

  private final Db db;
  private final EventLog events;
  private final byte[] codeKey;
  private final InstantSource clock;
  private final KioskStore store = new KioskStore();

  /** Asked with every request of a kiosk; the station is one process, so nobody else changes it. */
  private final Set<UUID> admitted = ConcurrentHashMap.newKeySet();

  /**
   * @param codeKey under which codes are stored
   */
  public Kiosks(Db db, EventLog events, byte[] codeKey, InstantSource clock) {
    this.db = db;
    this.events = events;
    this.codeKey = codeKey;
    this.clock = clock;
    store.all(db).stream()
        .filter(one -> one.revoked() == null)
        .map(Kiosk::id)
        .forEach(admitted::add);
  }

  /** A new code, good until then. */
  public String pair(Instant expires) {
    var code = Secrets.letters(CODE_LENGTH);
    store.insertCode(db, mac(code), expires);
    return code;
  }

  /**
   * The new kiosk; nothing when the code is wrong, used or expired.
   *
   * @param name without one it is numbered
   */
  public Optional<Kiosk> enrol(String code, @Nullable String name) {
    var now = clock.instant();
    var made =
        db.inTransaction(tx -> {
          if (!store.takeCode(tx, mac(code), now)) {
            return Optional.<UUID>empty();
          }
          var id = Ids.next();
          store.insert(tx, id, name == null ? "自助机 " + (store.count(tx) + 1) : name, now);
          append(tx, id, 1, "enrolled", "kiosk:" + id, Map.of());
          return Optional.of(id);
        });
    made.ifPresent(admitted::add);
    return made.map(this::get);
  }

  /** Whether the kiosk may do anything; not after it was shut out. */
  public boolean admits(UUID kiosk) {
    return admitted.contains(kiosk);
  }

  /** Those in use first. */
  public List<Kiosk> all() {
    return store.all(db);
  }

  /**
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such kiosk
   */
  public Kiosk get(UUID id) {
    return store.find(db, id).orElseThrow(Kiosks::unknown);
  }

  /** What staff decide about a kiosk. */
  record Draft(String name, Printing printing) {}

  /**
   * Names it, and says how it prints.
   *
   * @param version that the caller read
   * @throws org.yizhan.platform.http.ProblemException 404, 412 when it changed since
   */
  Kiosk change(UUID id, long version, Draft draft, Principal caller) {
    return changed(
        id,
        kiosk -> {
          if (kiosk.version() != version) {
            throw Problem.of(412, "stale-version", "The kiosk changed since it was read")
                .exception();
          }
          return kiosk.decided(draft.name(), draft.printing());
        },
        "changed",
        caller.actor());
  }

  /**
   * Shuts it out, at once and for good. Doing it again changes nothing.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such kiosk
   */
  Kiosk revoke(UUID id, Principal caller) {
    var revoked =
        changed(
            id,
            kiosk -> kiosk.revoked() != null ? kiosk : kiosk.shutOut(clock.instant()),
            "revoked",
            caller.actor());
    admitted.remove(id);
    return revoked;
  }

  /** The kiosk says that it is there. */
  Kiosk heard(UUID id, @Nullable String page, @Nullable Instant touched) {
    store.heard(db, id, new Kiosk.Life(page, touched, clock.instant()));
    return get(id);
  }

  /** Remembers how the kiosk's printer is; staff hear of it when it is not as it was. */
  Kiosk noted(UUID id, Printing asked, PrinterState state) {
    return changed(
        id,
        kiosk -> {
          var known = kiosk.printer();
          // Meanwhile it may print elsewhere; what is no news is not written.
          var news = known == null || known.state() != state;
          return news && kiosk.printing().equals(asked)
              ? kiosk.printerIs(state, clock.instant())
              : kiosk;
        },
        "printer",
        "station");
  }

  private Kiosk changed(UUID id, UnaryOperator<Kiosk> change, String what, String actor) {
    return db.inTransaction(tx -> {
      var before = store.locked(tx, id).orElseThrow(Kiosks::unknown);
      var after = change.apply(before);
      if (after.version() != before.version()) {
        store.save(tx, after);
        append(tx, id, after.version(), what, actor, data(after));
      }
      return after;
    });
  }

  /** Names and addresses stay out of events. */
  private static Map<String, Object> data(Kiosk kiosk) {
    var data = new TreeMap<String, Object>(Map.of("printing", kiosk.printing().code()));
    if (kiosk.printer() != null) {
      data.put("printer", kiosk.printer().state().code());
    }
    return data;
  }

  private void append(
      Tx tx, UUID id, long version, String what, String actor, Map<String, ?> data) {
    var type = "org.yizhan.kiosk." + what + ".v1";
    events.append(tx, Event.of(clock.instant(), actor, type, id, version, data));
  }

  private static RuntimeException unknown() {
    return Problem.notFound("kiosk").exception();
  }

  private byte[] mac(String code) {
    return Secrets.keyed(codeKey, code);
  }
}
