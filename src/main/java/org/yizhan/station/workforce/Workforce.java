package org.yizhan.station.workforce;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.text.Text;

/**
 * The workers, kept in memory to be shown. What decides whether a worker may go is read again under
 * the worker's lock, by the schedule.
 */
public final class Workforce {
  private final Db db;
  private final WorkforceStore store;
  private volatile Map<UUID, Worker> workers;
  private volatile Map<UUID, Text> companies;
  private volatile Rarity rarity;

  /** Reads the workers from {@code db}. */
  public Workforce(Db db) {
    this.db = db;
    this.store = new WorkforceStore();
    this.workers = read();
    this.rarity = Rarity.among(workers.values());
    this.companies = store.companies(db);
  }

  /** Reads workers and companies again. */
  public void reload() {
    companies = store.companies(db);
    workers = read();
    rarity = Rarity.among(workers.values());
  }

  private Map<UUID, Worker> read() {
    return store.workers(db).stream().collect(Collectors.toMap(Worker::id, Function.identity()));
  }

  /** All workers, by company and name. */
  public List<Worker> all() {
    return List.copyOf(workers.values());
  }

  /** How rare their skills are. */
  public Rarity rarity() {
    return rarity;
  }

  /** What the company is called, if there is one. */
  public Optional<Text> company(UUID id) {
    return Optional.ofNullable(companies.get(id));
  }

  /** The worker, if there is one. */
  public Optional<Worker> find(UUID id) {
    return Optional.ofNullable(workers.get(id));
  }

  /**
   * The worker that {@code field} of a request names.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when there is no such worker
   */
  public Worker require(String field, UUID id) {
    return find(id)
        .orElseThrow(() -> Problem.invalid(field, "is no worker of this station").exception());
  }

  /** A new device for the worker, and the number of its enrolment. */
  public Device enrolDevice(UUID worker, Instant now) {
    var device = new Device(Ids.next(), worker, 1);
    store.insertDevice(db, device, now);
    return device;
  }

  /**
   * The desk at which staff enter what the worker reports by call or at the counter: a device like
   * another, but nobody signs in with it.
   */
  public Device desk(UUID worker, Instant now) {
    return store.desk(db, new Device(Ids.next(), worker, 1), now);
  }

  /** The device that the token of {@code holder} was made for, unless it was revoked since. */
  public Optional<Device> device(Principal holder) {
    return device(UUID.fromString(holder.id()))
        .filter(device -> device.worker().toString().equals(holder.owner()));
  }

  /**
   * The worker whose phone calls.
   *
   * @throws org.yizhan.platform.http.ProblemException 401 when the phone was shut out
   */
  public Worker calling(Principal holder) {
    return device(holder)
        .flatMap(device -> find(device.worker()))
        .orElseThrow(() ->
            Problem.of(401, "device-revoked", "This phone is not let in any more")
                .withDetail("Ask the station to connect it again.")
                .exception());
  }

  /** The device, unless it was revoked. */
  public Optional<Device> device(UUID id) {
    return store.device(db, id);
  }
}
