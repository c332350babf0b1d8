package org.yizhan.station.register;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.FieldError;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.dispatch.TakeOff;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.household.Building;
import org.yizhan.station.schedule.Obstacle;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.workforce.Workforce;

/**
 * The workers of the station: who they are and what binds them to their company. Whoever writes
 * takes {@link #KEY} first, so that nobody is registered twice, and then the worker's lock.
 */
public final class Register {
  /** Held by whoever adds somebody or gives somebody a name or a number. */
  static final UUID KEY = new UUID(0x5265676973746572L, 0x8000000000000001L);

  private final Db db;
  private final EventLog events;
  private final Catalog catalog;
  private final AddressBook addressBook;
  private final Workforce workforce;
  private final Schedule schedule;
  private final TakeOff takeOff;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Consumer<Set<UUID>> changed;
  private final RegisterStore store;

  /** Works with {@code parts}. */
  public Register(RegisterParts parts) {
    this.db = parts.db();
    this.events = parts.events();
    this.catalog = parts.catalog();
    this.addressBook = parts.addressBook();
    this.workforce = parts.workforce();
    this.schedule = parts.schedule();
    this.takeOff = parts.takeOff();
    this.clock = parts.clock();
    this.zone = parts.zone();
    this.changed = parts.changed();
    this.store = new RegisterStore(parts.cipher(), parts.digestKey());
  }

  /**
   * The worker's page of the register.
   *
   * @throws org.yizhan.platform.http.ProblemException 404
   */
  public WorkerRecord get(UUID id) {
    return db.inTransaction(tx -> require(tx, id));
  }

  private WorkerRecord require(Tx tx, UUID id) {
    var found = store.find(tx, List.of(id)).get(id);
    if (found == null) {
      throw Problem.notFound("worker").exception();
    }
    return found;
  }

  /**
   * Registers somebody who was not here before.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 when the identity
   *     number is known
   */
  public WorkerRecord create(WorkerRecord.Entry entry, Principal caller) {
    refuse(entry);
    return db.inTransaction(tx -> {
      lock(tx, Set.of());
      requireFree(tx, entry.idNumber(), null);
      var worker = insert(tx, entry, caller);
      tellAfterCommit(tx, Set.of(worker.id()));
      return worker;
    });
  }

  /**
   * Writes the worker's page anew; number and phone that are left out stay.
   *
   * @param version that the caller read
   * @throws org.yizhan.platform.http.ProblemException 404, 412 when it changed since, 400 naming
   *     the field, 409 when the identity number is somebody else's
   */
  public WorkerRecord edit(UUID id, WorkerRecord.Entry entry, long version, Principal caller) {
    refuse(entry);
    return db.inTransaction(tx -> {
      lock(tx, Set.of(id));
      var known = atVersion(tx, id, version);
      requireFree(tx, entry.idNumber(), id);
      tellAfterCommit(tx, Set.of(id));
      return update(tx, known, entry, caller);
    });
  }

  /**
   * Sends the worker to nothing any more, or again. Visits ahead are taken off somebody who leaves.
   *
   * @param version that the caller read
   * @throws org.yizhan.platform.http.ProblemException 404, 412 when it changed since
   */
  public WorkerRecord activate(UUID id, boolean active, long version, Principal caller) {
    return db.inTransaction(tx -> {
      lock(tx, Set.of(id));
      var known = atVersion(tx, id, version);
      if (known.active() == active) {
        return known;
      }
      var next = known.next(known.entry(), active, active ? null : today());
      store.save(tx, next);
      append(tx, next, active ? "reactivated" : "deactivated", Map.of(), caller);
      if (!active) {
        takeOff.ahead(
            tx, id, TakeOff.Why.of("left", Obstacle.INACTIVE), clock.instant(), caller.actor());
      }
      tellAfterCommit(tx, Set.of(id));
      return next;
    });
  }

  /** Shows number and phone in clear; that it was done is an event. */
  WorkerRecord disclose(UUID id, Principal caller) {
    return db.inTransaction(tx -> {
      var worker = require(tx, id);
      append(tx, worker, "identity-shown", Map.of(), caller);
      return worker;
    });
  }

  /** Locks the register and the workers. */
  public void lock(Tx tx, Set<UUID> workers) {
    tx.lock(List.of(KEY));
    schedule.lock(tx, workers);
  }

  /** Who has which identity number, of those asked for. */
  public Map<String, UUID> byNumber(Tx tx, Set<String> numbers) {
    return store.byNumber(tx, numbers);
  }

  /** The pages of the workers, locked before. */
  public Map<UUID, WorkerRecord> pages(Tx tx, Set<UUID> workers) {
    return store.find(tx, workers);
  }

  /** Registers somebody whose number nobody has, the register locked before. */
  public WorkerRecord insert(Tx tx, WorkerRecord.Entry entry, Principal caller) {
    var placed = entry.numbered(upper(entry.idNumber()), entry.phone(), placed(entry.home()));
    var worker = new WorkerRecord(Ids.next(), placed, true, today(), null, false, 1);
    store.save(tx, worker);
    append(tx, worker, "registered", Map.of(), caller);
    return worker;
  }

  /** Writes the page of somebody known anew, register and worker locked before. */
  public WorkerRecord update(
      Tx tx, WorkerRecord known, WorkerRecord.Entry entry, Principal caller) {
    var worker = known.next(resolved(known, entry), known.active(), known.leftOn());
    store.save(tx, worker);
    append(tx, worker, "edited", Map.of(), caller);
    return worker;
  }

  /** The entry as it will stand: with what was left out, and the place of the building. */
  public WorkerRecord.Entry resolved(WorkerRecord known, WorkerRecord.Entry entry) {
    return entry.numbered(
        entry.idNumber() == null ? known.entry().idNumber() : upper(entry.idNumber()),
        entry.phone() == null ? known.entry().phone() : entry.phone(),
        placed(entry.home()));
  }

  private void requireFree(Tx tx, @Nullable String number, @Nullable UUID own) {
    if (number != null) {
      var other = store.byNumber(tx, Set.of(number.toUpperCase(Locale.ROOT)));
      if (other.values().stream().anyMatch(id -> !id.equals(own))) {
        throw Problem.of(409, "worker-known", "Somebody with this identity number is registered")
            .withDetail("Edit that worker; one person stands in the register once.")
            .exception();
      }
    }
  }

  private static @Nullable String upper(@Nullable String number) {
    return number == null ? null : number.toUpperCase(Locale.ROOT);
  }

  private WorkerRecord.Home placed(WorkerRecord.Home home) {
    return addressBook.buildings().stream()
        .filter(building -> building.id().equals(home.building()))
        .findFirst()
        .map(Building::place)
        .map(place ->
            new WorkerRecord.Home(home.building(), place.eastMetres(), place.northMetres()))
        .orElse(home);
  }

  private WorkerRecord atVersion(Tx tx, UUID id, long version) {
    var known = require(tx, id);
    if (known.version() != version) {
      throw Stale.problem();
    }
    return known;
  }

  /** The first thing wrong with an entry, its references aside. */
  public Optional<FieldError> refusal(WorkerRecord.Entry entry) {
    return RegisterRules.refuse(entry, skills(), today());
  }

  private void refuse(WorkerRecord.Entry entry) {
    refusal(entry)
        .ifPresent(error -> {
          throw Problem.invalid(error.field(), error.message()).exception();
        });
    requireCompany("/company", entry.company());
    for (int i = 0; i < entry.employments().size(); i++) {
      var company = entry.employments().get(i).company();
      if (company != null) {
        requireCompany("/employments/" + i + "/company", company);
      }
    }
    var building = entry.home().building();
    if (building != null
        && addressBook.buildings().stream().noneMatch(known -> known.id().equals(building))) {
      throw Problem.invalid("/home/building", "is not in the address book").exception();
    }
  }

  private void requireCompany(String field, UUID company) {
    if (workforce.company(company).isEmpty()) {
      throw Problem.invalid(field, "is no company of this station").exception();
    }
  }

  /** The skills that services of the station ask for. */
  public Set<String> skills() {
    return catalog.services().stream().map(Service::skill).collect(Collectors.toSet());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** Tells everybody who keeps workers in memory, once the transaction is committed. */
  public void tellAfterCommit(Tx tx, Set<UUID> workers) {
    tx.afterCommit(() -> {
      workforce.reload();
      changed.accept(workers);
    });
  }

  private void append(
      Tx tx, WorkerRecord worker, String what, Map<String, ?> more, Principal caller) {
    var data = new TreeMap<String, Object>(more);
    data.put("worker", worker.id());
    data.put("company", worker.entry().company());
    var type = "org.yizhan.worker." + what + ".v1";
    events.append(
        tx, Event.of(clock.instant(), caller.actor(), type, worker.id(), worker.version(), data));
  }
}
