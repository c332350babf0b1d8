package org.yizhan.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.integrity.Books.Opening;
import org.yizhan.station.Answer;
import org.yizhan.station.Caller;
import org.yizhan.station.DeviceKey;
import org.yizhan.station.StationFixture;

/**
 * The program and its database are killed right after the answer. What was decided about who comes
 * to whom stands afterwards, and counts.
 */
class KilledDecisionsIT {
  private static final String REASON = "说话难听";

  @TempDir private static Path directory;
  private static Caller anybody = new Caller("", Map.of());

  @Test
  void everyDecisionOutlivesTheKill() throws Exception {
    var data = directory.toRealPath().resolve("data");
    try (var station = StationProcess.start(data, directory.resolve("station.log"))) {
      anybody = new Caller(station.url(), Map.of());
      var books = new Books(station.database());
      var manager = station.manager();
      var made = new Decisions(manager, books);
      var before = made.told();
      var device = made.device();

      station.killProgram();
      station.killPostgres();
      station.restart();
      station.awaitReady();

      assertThat(made.told()).isEqualTo(before);
      made.stillCount();
      device.signsIn();
      assertThat(books.contradictions()).isEmpty();
      assertThat(station.stop()).as("stops when asked").isTrue();
    }
  }

  /** A device with a key of its own. */
  private record Device(String id, DeviceKey key) {
    static Device of(Caller manager, UUID worker) {
      var body = Map.of("worker", worker);
      var code = manager.post("/api/v1/devices/enrolment-codes", body).is(201).text("/code");
      var key = DeviceKey.fresh();
      var enrolled = anybody.post("/api/v1/devices/enrolments", key.redeeming(code)).is(201);
      return new Device(enrolled.text("/device"), key);
    }

    void signsIn() {
      var path = "/api/v1/devices/" + id;
      var asked = anybody.post(path + "/challenges").is(201).text("/challenge");
      var answer = Map.of("challenge", asked, "signature", key.sign(asked));
      anybody.post(path + "/tokens", answer).is(201);
    }
  }

  /**
   * A visit at a home with dogs, a series, a block, two suspensions, devices let in and shut out.
   */
  private static final class Decisions {
    private final Caller manager;
    private final Clerk clerk;
    private final Opening opening;
    private final UUID blocked;
    private final UUID suspended;
    private final Answer visited;
    private final Answer series;
    private final Device device;
    private final Device revoked;
    private final String closed;

    Decisions(Caller manager, Books books) {
      this.manager = manager;
      this.clerk = Clerk.at(manager);
      this.opening = wanted(books);
      var workers = opening.workers();
      this.blocked = workers.get(0);
      this.suspended = workers.get(1);
      this.device = Device.of(manager, workers.get(2));
      this.revoked = Device.of(manager, workers.get(2));
      this.visited = clerk.books(opening, blocked, 0, Race.key()).is(201);
      var facts = manager.get(household()).is(200);
      manager
          .with("If-Match", "\"" + facts.text("/version") + "\"")
          .put(household() + "/facts", Map.of("facts", List.of("pets", "stairs")))
          .is(200);
      this.series = clerk.books(opening, null, 1, Race.key(), 3).is(201);
      this.closed = manager.get("/api/v1/buildings").is(200).text("/buildings/1/id");
      suspend("building", closed);
      suspend("worker", suspended.toString());
      manager.post("/api/v1/devices/" + revoked.id() + "/revoke").is(200);
      var block = Map.of("worker", blocked, "wishOf", "household", "reason", REASON);
      manager.post(household() + "/blocks", block).is(201);
    }

    /** Three can come, this week and the two after it. */
    private static Opening wanted(Books books) {
      var from = Instant.now().plus(Duration.ofDays(1));
      var openings = books.openings(from);
      return openings.stream()
          .filter(opening -> regulars(opening, openings) >= 3)
          .findFirst()
          .orElseThrow();
    }

    private static int regulars(Opening opening, List<Opening> all) {
      var workers = new HashSet<>(opening.workers());
      for (int week = 1; week < 3; week++) {
        var start = opening.start().plus(Duration.ofDays(7L * week));
        var then =
            all.stream()
                .filter(o -> o.service().equals(opening.service()) && o.start().equals(start))
                .findFirst();
        workers.retainAll(then.map(Opening::workers).orElse(List.of()));
      }
      return workers.size();
    }

    private void suspend(String what, String id) {
      var day = LocalDate.ofInstant(opening.start(), StationFixture.ZONE).toString();
      var order = Map.of(what, id, "reason", "infection", "from", day, "until", day);
      manager.post("/api/v1/suspensions", order).is(201);
    }

    private String household() {
      return "/api/v1/visits/" + Race.visit(visited) + "/household";
    }

    Device device() {
      return device;
    }

    /** All that staff are told. */
    Map<String, String> told() {
      var told = new HashMap<String, String>();
      for (var path :
          List.of(
              household(),
              "/api/v1/suspensions",
              "/api/v1/bookings/" + Race.id(visited),
              "/api/v1/bookings/" + Race.id(series),
              "/api/v1/devices?worker=" + opening.workers().get(2))) {
        told.put(path, manager.get(path).is(200).body());
      }
      assertThat(told.get(household())).contains("pets", REASON);
      assertThat(told.get("/api/v1/suspensions")).contains(closed, suspended.toString());
      return told;
    }

    /** The guard knows of all of it. */
    void stillCount() {
      var visit = Race.visit(visited);
      var version = Long.parseLong(clerk.visit(visit).text("/version"));
      assertThat(clerk.visit(visit).text("/state")).isEqualTo("unassigned");
      assertThat(reasons(clerk.having(version).assigns(visit, blocked))).contains("blocked");
      assertThat(reasons(clerk.having(version).assigns(visit, suspended))).contains("suspended");
      clerk.books(opening, suspended, 2, Race.key()).isProblem(409, "slot-taken");
      new Clerk(manager, closed)
          .books(opening, null, 3, Race.key())
          .isProblem(409, "building-suspended");
      assertThat(clerk.booking(Race.id(series)).json().path("visits")).hasSize(3);
      anybody.post("/api/v1/devices/" + revoked.id() + "/challenges").isProblem(404, "not-found");
    }

    private static String reasons(Answer refused) {
      return refused.isProblem(409, "worker-not-possible").json().path("reasons").toString();
    }
  }
}
