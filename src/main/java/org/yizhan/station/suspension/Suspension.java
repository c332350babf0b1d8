package org.yizhan.station.suspension;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.schedule.Window;

/**
 * A time without visits (S33).
 *
 * @param worker who visits nobody; absent where a building or the station is meant
 * @param building in which nobody is visited; absent with the worker where the station is closed
 * @param from first day
 * @param until last day
 * @param during the same days from midnight to midnight, station time
 * @param takenOff visits that were taken off their workers
 */
public record Suspension(
    UUID id,
    @Nullable UUID worker,
    @Nullable UUID building,
    SuspensionReason reason,
    LocalDate from,
    LocalDate until,
    Window during,
    List<UUID> takenOff,
    Instant at) {
  /** Whether the station is closed, so that nobody visits anybody (S34). */
  boolean ofStation() {
    return worker == null && building == null;
  }

  /** The worker, where it is one. */
  UUID required() {
    return requireNonNull(worker);
  }

  /** The same with the visits that the worker was taken off. */
  Suspension takingOff(List<UUID> visits) {
    return new Suspension(id, worker, building, reason, from, until, during, visits, at);
  }
}
