package org.yizhan.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.auth.Accounts;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.json.Json;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.kiosk.Kiosks;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.workforce.Workforce;

/**
 * Writes {@code first-run.json}, which only the server's user can read: the manager's generated
 * password, a pairing link for the first kiosk and, with sample data, the credential of one
 * worker's device. There is no default password anywhere.
 */
final class FirstRun {
  /** Long enough to unpack the first kiosk; every later code lives minutes. */
  private static final Duration PAIRING = Duration.ofDays(7);

  private static final String MANAGER = "manager";

  private final Foundation base;
  private final UUID station;
  private final Accounts accounts;
  private final Kiosks kiosks;
  private final Catalog catalog;
  private final Workforce workforce;
  private final Schedule schedule;
  private final Tokens tokens;

  FirstRun(
      Foundation base,
      UUID station,
      Accounts accounts,
      Kiosks kiosks,
      Catalog catalog,
      Workforce workforce,
      Schedule schedule,
      Tokens tokens) {
    this.base = base;
    this.station = station;
    this.accounts = accounts;
    this.kiosks = kiosks;
    this.catalog = catalog;
    this.workforce = workforce;
    this.schedule = schedule;
    this.tokens = tokens;
  }

  /**
   * The file is written before the account exists: a start that is cut short in between begins anew
   * the next time.
   */
  void writeUnlessDone(String url, int mqttPort) {
    if (!accounts.none()) {
      return;
    }
    var now = base.clock().instant();
    var password = Accounts.newPassword();
    var content = new LinkedHashMap<String, Object>();
    content.put("console", Map.of("url", url + "/console", "user", MANAGER, "password", password));
    var code = kiosks.pair(now.plus(PAIRING));
    content.put("kiosk", Map.of("url", url + "/kiosk?pair=" + code, "pairingCode", code));
    if (base.config().sampleData()) {
      content.put("worker", worker(url, mqttPort));
    }
    write(content);
    accounts.create(MANAGER, Role.MANAGER, password, now);
  }

  private Map<String, Object> worker(String url, int mqttPort) {
    var worker = busiest();
    var device = workforce.enrolDevice(worker, base.clock().instant());
    var id = device.id().toString();
    var token =
        tokens.issue(
            new Principal(Role.WORKER, id, null, worker.toString()),
            base.config().access().device());
    var mqtt = "mqtt://localhost:" + mqttPort;
    return new LinkedHashMap<>(
        Map.of(
            "stationId", station,
            "workerId", worker,
            "deviceId", id,
            "username", id,
            "password", token,
            "mqtt", mqtt,
            "ws", url.replaceFirst("^http", "ws") + "/mqtt",
            "url",
                url
                    + "/worker#device="
                    + id
                    + "&token="
                    + token
                    + "&worker="
                    + worker
                    + "&station="
                    + station));
  }

  /**
   * Whoever works longest until tomorrow night and may be sent out, so that the first visits can go
   * there.
   */
  private UUID busiest() {
    var zone = base.config().station().zoneId();
    var now = base.clock().instant();
    var today = LocalDate.ofInstant(now, zone);
    var ahead = new Window(now, today.plusDays(2).atStartOfDay(zone).toInstant());
    return schedule.everybody(ahead).values().stream()
        .filter(t -> services(t, today) > 0)
        .max(
            Comparator.comparing((Timetable t) -> working(t, now))
                .thenComparingLong(t -> services(t, today))
                .thenComparing(Timetable::worker))
        .map(Timetable::worker)
        .orElseThrow();
  }

  /** How many of the catalogue's services the worker can do and is licensed for. */
  private long services(Timetable timetable, LocalDate day) {
    return catalog.services().stream()
        .filter(service -> timetable.skills().contains(service.skill()))
        .filter(service -> timetable.licence().covers(service.category(), day))
        .count();
  }

  private static Duration working(Timetable timetable, Instant now) {
    return timetable.shifts().stream()
        .map(shift ->
            Duration.between(now.isAfter(shift.start()) ? now : shift.start(), shift.end()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private void write(Map<String, Object> content) {
    try {
      var json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
      KeyFiles.writePrivate(
          base.data().resolve("first-run.json"), new String(json, StandardCharsets.UTF_8) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
